import {
  ACTORS,
  COMMAND_NAMES,
  COMMAND_NEEDS,
  type CommandName,
  PHASE_NAMES,
  PHASES,
  POLICIES,
  POLICY_IDS,
  type Term,
  type Transition,
  transitionOf,
} from './index.ts';

const MANY = 8;

function nameOf(to: Transition['to']): string {
  if (to === 'same') return '(same)';
  return to === 'ordered' ? '(as ordered)' : to;
}

/** The ways of the case itself; what leaves it where it is, and what may happen nearly anywhere, is in the table below. */
function diagram(): string {
  const nodes = PHASE_NAMES.map((phase) => `  ${phase}["${PHASES[phase].id} ${phase}"]`);
  const edges = COMMAND_NAMES.flatMap((name) => {
    const { from, to, by } = transitionOf(name);
    if (to === 'same' || to === 'ordered' || from.length >= MANY) return [];
    return from.map((start) => `  ${start} -- "${name} (${by.join(', ')})" --> ${to}`);
  });
  return ['```mermaid', 'flowchart TD', ...nodes, ...edges, '```'].join('\n');
}

function termText(term: Term): string {
  const policy = term.policy === undefined ? '' : `, by policy \`${term.policy}\``;
  return `${term.length} ${term.unit} from ${term.from} (${term.cite}${policy})`;
}

function termCell({ term, isParallel }: Transition): string {
  if (term === undefined) return '';
  if (term === 'kept') return 'the running one goes on';
  return isParallel === true ? `beside: ${termText(term)}` : termText(term);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

function row(name: CommandName): readonly string[] {
  const transition = transitionOf(name);
  const { from, to, by, cite, guards, documents = [], letters = [] } = transition;
  return [
    `\`${name}\``,
    from.join(', '),
    nameOf(to),
    by.join(', '),
    cite,
    guards.join(', '),
    code(COMMAND_NEEDS[name]),
    termCell(transition),
    documents.join(', '),
    letters.join(', '),
  ];
}

const HEADS = [
  'command',
  'from',
  'to',
  'by',
  'provision',
  'guards',
  'needs',
  'term that begins',
  'documents',
  'letters',
] as const;

/** docs/lifecycle.md, from the table alone. */
export function lifecycleDocument(): string {
  const policies = POLICY_IDS.map((id) => {
    const { point, choices, article } = POLICIES[id];
    return [point, `\`${id}\``, choices.join(', '), article];
  });
  return `# Life cycle of a case

Generated from the transition table in \`core/src/case\`; a test fails when the two differ. Who may do what stands phase by phase in
permissions.md.

${diagram()}

${table(HEADS, COMMAND_NAMES.map(row))}

A term ends with its last day in Taipei, weekend or holiday notwithstanding (Act Art. 6, 選罷法 Art. 5(1)); the day it is counted from does
not count. Only a recorded decision moves it, for offices closed by natural disaster on that day; an outage never does. A command of
another actor, phase or day is refused with a code and the provision of its row. Where the commission stands beside another actor it
enters what that one did on paper or in person.

## Unsettled points

Each is a policy that is kept with the case; the first choice is the default, and \`settle-policy\` records another with its reasons.

${table(['point', 'policy', 'choices', 'provision in dispute'], policies)}
`;
}

/** docs/permissions.md, from the table alone. */
export function permissionDocument(): string {
  const rows = PHASE_NAMES.map((phase) => {
    const cells = ACTORS.map((actor) =>
      code(
        COMMAND_NAMES.filter((name) => {
          const { from, by } = transitionOf(name);
          return from.includes(phase) && by.includes(actor);
        }),
      ),
    );
    const { id, isFinal, endsLeadAccess } = PHASES[phase];
    const notes = [isFinal ? 'final' : '', endsLeadAccess ? 'lead has no access' : ''].filter((note) => note !== '');
    return [`${id} \`${phase}\``, ...cells, notes.join(', ')];
  });
  return `# Who may do what

Generated from the transition table in \`core/src/case\`; a test fails when the two differ, and another walks every phase, command and
actor and finds exactly these cells open. A cell says that the act may be possible; its guards are in lifecycle.md.

${table(['phase', ...ACTORS, ''], rows)}
`;
}
