import type { CommandName } from '@lianshu/core/case';
import { logInAs, type OpenCase, officerOf, openLog } from '../testing/acts.testing.ts';
import type { Reply } from '../testing/visitor.testing.ts';
import type { World } from '../testing/world.testing.ts';

export const PILOT_CONDITIONS = '條件：三十人完成連署測試，收據均於五秒內回覆。';

/** An act of the commission on a case. */
export function actOn(
  { officer }: Pick<OpenCase, 'officer'>,
  number: string,
  command: CommandName,
  data: object = {},
): Promise<Reply> {
  return officer.post(`/api/commission/cases/${number}/commands`, { command, data });
}

/** A pilot whose log takes signatures, through the commission's own API and the same ceremony as any case. */
export async function openPilot(world: World, number = 'T1'): Promise<OpenCase> {
  const officer = await officerOf(world);
  const draft = {
    number,
    kind: 'policy-initiative',
    mainText: '您是否同意本案為試辦？',
    reason: PILOT_CONDITIONS,
    leadName: world.lead.holder.name,
    isPilot: true,
  };
  await officer.must(officer.post('/api/commission/cases', draft));
  const days = { firstDay: '2026-11-23', lastDay: '2026-12-22' };
  const { json } = await officer.must(actOn({ officer }, number, 'open-pilot', days));
  const { authenticationCode } = json.once;
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  return { ...(await openLog({ world, officer }, lead)), officer, lead };
}
