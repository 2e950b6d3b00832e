import {
  ACTORS,
  COMMAND_NAMES,
  COMMAND_NEEDS,
  type CommandName,
  OFFICE_TASK_NAMES,
  OFFICER_ROLES,
  type OfficerRole,
  PHASE_NAMES,
  PHASES,
  POLICIES,
  POLICY_IDS,
  type Term,
  type Transition,
  taskOf,
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
  if (term.from === 'given') return `to the day that the act gives, ${term.length} ${term.unit} at most (${term.cite})`;
  const policy = term.policy === undefined ? '' : `, by policy \`${term.policy}\``;
  const from = term.letter === undefined ? term.from : `${term.from} of the ${term.letter}`;
  return `${term.length} ${term.unit} from ${from} (${term.cite}${policy})`;
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

An act makes its letters; \`issue-letter\` sends one out under its document number, and \`record-service\` says when it was served. A term
"from service" or "from receipt" begins with the service of that very letter (送達): until it is recorded no term runs and nothing lapses.
Announcements, and papers handed over in person, are issued and served on no one.

A term ends with its last day in Taipei, weekend or holiday notwithstanding (Act Art. 6, 選罷法 Art. 5(1)); the day it is counted from does
not count. Only a recorded decision moves it, for offices closed by natural disaster on that day; an outage never does, nor does a decision to suspend electronic signing. A command of
another actor, phase or day is refused with a code and the provision of its row. Where the commission stands beside another actor it
enters what that one did on paper or in person.

## Unsettled points

Each is a policy that is kept with the case; the first choice is the default, and \`settle-policy\` records another with its reasons.

${table(['point', 'policy', 'choices', 'provision in dispute'], policies)}
`;
}

/** Who of the commission does it: its offices, and a mark where her card signs it afresh. */
function officeRows(): readonly (readonly string[])[] {
  const acts = COMMAND_NAMES.flatMap((name) => {
    const { office, needsCard = false, cite } = transitionOf(name);
    return office.length === 0 ? [] : [{ name, roles: office as readonly OfficerRole[], needsCard, cite }];
  });
  const tasks = OFFICE_TASK_NAMES.map((name) => {
    const { roles, needsCard = false, cite } = taskOf(name);
    return { name, roles, needsCard, cite };
  });
  return [...acts, ...tasks].map(({ name, roles, needsCard, cite }) => [
    `\`${name}\``,
    ...OFFICER_ROLES.map((role) => (roles.includes(role) ? (needsCard ? 'card' : 'yes') : '')),
    cite,
  ]);
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

## Offices of the commission

Who enters or decides what \`commission\` does above: 綜合規劃處 (intake), 法政處 (legal), 委員會議 (commission); 稽核 (auditor) reads the
acts log and the cases and enters nothing. \`card\`: a dangerous act, which her card signs afresh. After the acts of the table comes the
work that is no command of a case.

${table(['act', ...OFFICER_ROLES, 'provision'], officeRows())}
`;
}
