import type { Answer } from '../../../web/src/api/index.ts';

/** The value, or an error that names the step and the problem's code. For scripts, where a refusal means the script is wrong. */
export function expectAnswer<T>(step: string, answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { code, status, detail } = answer.problem;
  throw new Error(`${step}: ${code} (${status})${detail ? ` ${JSON.stringify(detail)}` : ''}`);
}
