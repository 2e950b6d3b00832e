import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { type LocalTool, localTool, type ToolFacts } from './flow/local-files.ts';

/** The program on this computer that serves the page. */
export function useTool(): {
  readonly tool: LocalTool;
  readonly facts: ToolFacts | undefined;
  readonly problem: Problem | undefined;
} {
  const tool = useMemo(() => localTool((path, init) => fetch(path, init)), []);
  const [facts, setFacts] = useState<ToolFacts>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void tool.facts().then((answer) => (answer.ok ? setFacts(answer.value) : setProblem(answer.problem)));
  }, [tool]);
  return { tool, facts, problem };
}
