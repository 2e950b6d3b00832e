import { useEffect, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { fetchManifest, type KnownManifest } from '../ceremony/flow/signed-manifest.ts';
import { useOffice } from '../session/office.ts';

/** The manifest of `log` with its three signatures verified, once there is one. */
export function useManifest(log: string | undefined): {
  readonly known: KnownManifest | undefined;
  readonly problem: Problem | undefined;
} {
  const { p, trust, api } = useOffice();
  const [known, setKnown] = useState<KnownManifest>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (log === undefined) return;
    let isCurrent = true;
    void fetchManifest(p, trust, api, log).then((answer) => {
      if (!isCurrent) return;
      setKnown(answer.ok ? answer.value : undefined);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [p, trust, api, log]);
  return { known, problem };
}
