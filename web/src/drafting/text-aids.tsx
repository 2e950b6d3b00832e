import type { CaseKind } from '@lianshu/core/case';
import {
  type DraftingWarning,
  draftingWarnings,
  type MatterKind,
  publishedText,
  type TextKind,
} from '@lianshu/core/text';
import { Disclosure, Notice } from '../components/index.ts';
import { draftingWords } from '../words/drafting.ts';
import { commonWords, sayArticle, sayNumber, useLanguage, useWords } from '../words/index.ts';
import { lawWords } from '../words/law.ts';
import { excessOf } from './excess.ts';
import './drafting.css';

/** 創制 or 複決: what decides which of the drafting rules apply. */
export function matterKindOf(kind: CaseKind | null): MatterKind | undefined {
  if (kind === null) return undefined;
  return kind.endsWith('initiative') ? 'initiative' : 'referendum';
}

/** What is over the limit: how much, on which provision, and the text as it would be published. */
export function CutOffNotice({ kind, text }: { readonly kind: TextKind; readonly text: string }) {
  const words = useWords(draftingWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const excess = excessOf(kind, text);
  if (excess === 0) return null;
  const { published, cutOff } = publishedText(kind, text);
  const shown = kind === 'main' ? published : `…${[...published].slice(-60).join('')}`;
  return (
    <Notice tone="warn" title={words.over(sayNumber(excess))}>
      <p>{words.overSays}</p>
      <p className="small soft">{words.publishedTitle}</p>
      <p className="cut-text" lang="zh-Hant-TW">
        {shown}
        <del>
          <span className="visually-hidden">{words.cutOff}</span>
          {cutOff}
        </del>
      </p>
      <p className="small soft">{common.article(sayArticle('Act Art. 9(2), 10(2)', language) ?? '')}</p>
    </Notice>
  );
}

/** The hints of the drafting rules, each with what it points at and its provision. */
export function DraftingHints({ warnings }: { readonly warnings: readonly DraftingWarning[] }) {
  const words = useWords(lawWords);
  const { language } = useLanguage();
  return (
    <ul className="stack stack--tight drafting-hints">
      {warnings.map(({ code, article, found }) => (
        <li key={code}>
          {words.hints[code]} <q lang="zh-Hant-TW">{found.join('」「')}</q>
          <br />
          <span className="soft small">{sayArticle(article, language)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface TextAidsProps {
  readonly kind: TextKind;
  readonly text: string;
  readonly caseKind: CaseKind | null;
}

/** What an officer or a lead should look at in a text while it is written. Nothing here stops anyone. */
export function TextAids({ kind, text, caseKind }: TextAidsProps) {
  const words = useWords(draftingWords);
  if (text.trim() === '') return null;
  const warnings = draftingWarnings(kind, text, matterKindOf(caseKind));
  return (
    <div className="stack stack--tight">
      <CutOffNotice kind={kind} text={text} />
      {warnings.length === 0 ? (
        <p className="small soft">{words.noHints}</p>
      ) : (
        <Disclosure title={words.hintsTitle(warnings.length)} isOpen>
          <p className="small soft">{words.hintsSay}</p>
          <DraftingHints warnings={warnings} />
        </Disclosure>
      )}
    </div>
  );
}
