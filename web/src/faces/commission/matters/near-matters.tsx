import { useCallback } from 'react';
import { useLoad } from '../../../api/index.ts';
import { SimilarMatters } from '../../../matters/similar-matters.tsx';
import { lawDate } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { fetchRegister } from './office-matters.ts';

/** The barred matters nearest to a draft, while it is written. */
export function NearMatters({ mainText }: { readonly mainText: string }) {
  const { api, now } = useOffice();
  const load = useCallback(() => fetchRegister(api), [api]);
  const [register] = useLoad('register', load);
  if (mainText === '' || register.state === 'loading') return null;
  if (register.state === 'failed') return <ProblemNotice problem={register.problem} />;
  const bars = register.value.filter(({ isRunning }) => isRunning);
  return <SimilarMatters bars={bars} mainText={mainText} day={lawDate(now())} />;
}
