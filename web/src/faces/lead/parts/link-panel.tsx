import { CopyField, Panel, QrCode } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { leadWords } from '../words.ts';
import './link-panel.css';

/** 連署網址, to copy and as a QR code; or why there is none yet. */
export function LinkPanel({ link }: { readonly link: string | undefined }) {
  const words = useWords(leadWords).link;
  return (
    <Panel title={words.title} id="signing-link">
      {link === undefined ? (
        <p className="soft">{words.notYet}</p>
      ) : (
        <div className="link-panel">
          <div className="stack">
            <p>{words.text}</p>
            <CopyField label={words.title} value={link} />
            <p className="soft small">{words.article}</p>
          </div>
          <div className="link-panel__qr">
            <QrCode text={link} label={words.qr} />
          </div>
        </div>
      )}
    </Panel>
  );
}
