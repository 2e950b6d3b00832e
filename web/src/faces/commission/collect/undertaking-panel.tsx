import { Button, Disclosure, Panel } from '../../../components/index.ts';
import { commonWords, sayArticle, useLanguage, useWords } from '../../../words/index.ts';
import { PrintedAlone } from './printed-alone.tsx';
import { collectWords } from './words.ts';
import './undertaking-panel.css';

export interface UndertakingPanelProps {
  readonly title: string;
  readonly lines: readonly string[];
  /** Printing the page prints it, unless something else is to be printed. */
  readonly isPrinted: boolean;
}

/** 切結書, to be read with the lead, printed, and signed by hand. */
export function UndertakingPanel({ title, lines, isPrinted }: UndertakingPanelProps) {
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
          <Button icon="print" onPress={() => print()}>
            {words.print}
          </Button>
        </div>
      </div>
      {isPrinted && (
        <PrintedAlone>
          <div className="undertaking-sheet" lang="zh-Hant-TW">
            <Lines lines={lines} />
          </div>
        </PrintedAlone>
      )}
    </Panel>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike; their place is their identity
  return lines.map((line, i) => <p key={i}>{line === '' ? ' ' : line}</p>);
}
