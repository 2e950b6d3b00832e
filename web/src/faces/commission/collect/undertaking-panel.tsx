import { ButtonLink, Disclosure, Panel } from '../../../components/index.ts';
import { commonWords, sayArticle, useLanguage, useWords } from '../../../words/index.ts';
import { collectWords } from './words.ts';
import './undertaking-panel.css';

export interface UndertakingPanelProps {
  readonly title: string;
  readonly number: string;
  readonly lines: readonly string[];
}

/** 切結書, to be read with the lead, printed, and signed by hand. */
export function UndertakingPanel({ title, number, lines }: UndertakingPanelProps) {
  const words = useWords(collectWords).undertaking;
  const common = useWords(commonWords);
  const { language } = useLanguage();
  return (
    <Panel title={title}>
      <div className="stack">
        <p>{words.text}</p>
        <p className="soft small">{common.article(sayArticle(words.article, language) ?? words.article)}</p>
        <Disclosure title={words.show}>
          <div className="undertaking" lang="zh-Hant-TW">
            <Lines lines={lines} />
          </div>
        </Disclosure>
        <div className="row">
          <ButtonLink
            icon="print"
            to={`/api/commission/cases/${encodeURIComponent(number)}/undertaking.pdf`}
            download={`undertaking-${number}.pdf`}
          >
            {words.print}
          </ButtonLink>
        </div>
      </div>
    </Panel>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike; their place is their identity
  return lines.map((line, i) => <p key={i}>{line === '' ? ' ' : line}</p>);
}
