import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks a person for what must not be shown, or reads it as lines when the input is no terminal. */
export interface Asker {
  /** What was typed, without the line's end; undefined when the input has ended. */
  secret(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** On a terminal nothing of what is typed is echoed. */
export function askerOn(input: NodeJS.ReadStream, prompts: (text: string) => void): Asker {
  const isTerminal = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines: Interface = createInterface({ input, output: silent, terminal: isTerminal, historySize: 0 });
  const waiting: string[] = [];
  let take: ((line: string | undefined) => void) | undefined;
  let hasEnded = false;
  lines.on('line', (line) => {
    const taker = take;
    take = undefined;
    if (taker === undefined) waiting.push(line);
    else taker(line);
  });
  lines.on('close', () => {
    hasEnded = true;
    take?.(undefined);
  });
  return {
    secret: async (prompt) => {
      prompts(prompt);
      if (waiting.length > 0) return waiting.shift();
      if (hasEnded) return undefined;
      const line = await new Promise<string | undefined>((resolve) => {
        take = resolve;
      });
      if (isTerminal) prompts('\n');
      return line;
    },
    close: () => lines.close(),
  };
}
