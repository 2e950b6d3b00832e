import type { WrapFile } from '@lianshu/core/crypto';
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../api/index.ts';
import type { LogStatus } from '../../session/log-status.ts';
import { useOffice } from '../../session/office.ts';
import { fetchTestRecord, type TestRecord } from '../flow/possession.ts';
import { fetchOwnManifest, type KnownManifest } from '../flow/signed-manifest.ts';
import { findWrap } from '../flow/unseal.ts';
import { useTool } from '../use-tool.ts';

export interface TestMaterial {
  readonly known: KnownManifest;
  readonly wrap: WrapFile;
  readonly record: TestRecord;
}

/** Everything that opening the test record needs, fetched before the press; `again` fetches a fresh record. */
export function useTestRecord(status: LogStatus | undefined) {
  const { p, trust, api } = useOffice();
  const { tool } = useTool();
  const [material, setMaterial] = useState<TestMaterial>();
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for a fresh record
  useEffect(() => {
    if (status === undefined) return;
    let isCurrent = true;
    const load = async () => {
      const known = await fetchOwnManifest(p, trust, tool, api, status);
      if (!known.ok) return known;
      const wrap = await findWrap(p, tool, api, known.value);
      if (!wrap.ok) return wrap;
      const record = await fetchTestRecord(api, status.log);
      return record.ok
        ? { ok: true as const, value: { known: known.value, wrap: wrap.value, record: record.value } }
        : record;
    };
    void load().then((answer) => {
      if (!isCurrent) return;
      setMaterial(answer.ok ? answer.value : undefined);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [p, trust, tool, api, status, turn]);
  return { material, problem, again: useCallback(() => setTurn((before) => before + 1), []) };
}
