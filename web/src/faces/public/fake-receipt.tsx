import { Notice } from '../../components/index.ts';
import { AppLink } from '../../router/index.ts';
import { fakeWords } from '../../words/fakes.ts';
import { commonWords, useWords } from '../../words/index.ts';

/** A receipt that the keys of the official system did not sign: most likely of a fake site. What she does now matters. */
export function FakeReceipt({ code }: { readonly code: string }) {
  const words = useWords(fakeWords).receipt;
  const common = useWords(commonWords);
  const { steps } = words;
  return (
    <Notice tone="bad" title={words.title} announce="assertive">
      <p>{words.says}</p>
      <p>{words.damaged}</p>
      <p>
        <strong>{words.nextTitle}</strong>
      </p>
      <ol>
        <li>{steps.pin}</li>
        <li>
          <AppLink to="/card-used">{steps.cardUsed}</AppLink>
        </li>
        <li>
          <AppLink to="/reports">{steps.report}</AppLink>
        </li>
        <li>{steps.dispute}</li>
      </ol>
      <p className="small soft">{common.technicalCode(code)}</p>
    </Notice>
  );
}

/** Codes with which the log or the manifest that a receipt names turns out not to be ours. */
export function isForeignReceipt(code: string): boolean {
  return code === 'log.unknown' || /^manifest\./.test(code);
}
