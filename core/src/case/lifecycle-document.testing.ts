import { COMMAND_NEEDS, PHASES, type Phase, TRANSITIONS, type Transition } from './index.ts';

const entries = Object.entries(TRANSITIONS) as [keyof typeof TRANSITIONS, Transition][];

function diagram(): string {
  const nodes = (Object.keys(PHASES) as Phase[]).map((phase) => `  ${phase}["${phase}"]`);
  const edges = entries.flatMap(([name, { from, to, by }]) =>
    from.map((start) => `  ${start} -- "${name} (${by.join(', ')})" --> ${to}`),
  );
  return ['```mermaid', 'flowchart TD', ...nodes, ...edges, '```'].join('\n');
}

function row([name, { from, to, by, cite, guards, term }]: (typeof entries)[number]): string {
  const ends = term === undefined ? '' : `${term.length} ${term.unit} from ${term.from} (${term.cite})`;
  const needs = COMMAND_NEEDS[name].map((field) => `\`${field}\``).join(' ');
  const cells = [`\`${name}\``, from.join(', '), to, by.join(', '), cite, guards.join(', '), needs, ends];
  return `| ${cells.join(' | ')} |`;
}

/** docs/lifecycle.md, from the table alone. */
export function lifecycleDocument(): string {
  return `# Life cycle of a case

Generated from \`core/src/case/transitions.ts\`; a test fails when the two differ. So far it holds the way from draft to decision.

${diagram()}

| command | from | to | by | provision | guards | needs | term that begins |
|---|---|---|---|---|---|---|---|
${entries.map(row).join('\n')}

A term ends with its last day in Taipei, weekend or holiday notwithstanding (Act Art. 6, 選罷法 Art. 5(1)); the day it is counted from does
not count. A command of another actor, phase or day is refused with a code and the provision of its row.
`;
}
