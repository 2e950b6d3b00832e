import { Button, Notice } from '../../../components/index.ts';
import type { LoadedDirectory } from '../../../directory/load-directory.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { commonWords, useWords } from '../../../words/index.ts';

export type WhyNot = Extract<LoadedDirectory, { readonly ok: false }>['why'];

/** Why there is no directory to judge by. */
export function DirectoryRefused({ why, onRetry }: { readonly why: WhyNot; readonly onRetry: () => void }) {
  const { fault } = useWords(fakeWords).link;
  const common = useWords(commonWords);
  return (
    <Notice tone="bad" title={fault.title} announce="assertive">
      <p>{fault[why]}</p>
      <div>
        <Button onPress={onRetry}>{common.retry}</Button>
      </div>
    </Notice>
  );
}
