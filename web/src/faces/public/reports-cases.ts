import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, fromJson, getJson } from '../../api/index.ts';

export interface CaseName {
  readonly number: string;
  /** Number and the beginning of the main text, as a list can show it. */
  readonly name: string;
}

const MOST = 40;

function namesOf(value: JsonValue): readonly CaseName[] {
  return new Fields(value).array('cases').map((item) => {
    const fields = new Fields(item, 'cases');
    const [number, title] = [fields.string('number'), fields.string('title')];
    return { number, name: `${number}　${title.length > MOST ? `${title.slice(0, MOST)}…` : title}` };
  });
}

/** Every case and trial that a reporter can name. */
export async function fetchCaseNames(): Promise<Answer<readonly CaseName[]>> {
  const cases = fromJson(await getJson('/api/cases'), namesOf);
  if (!cases.ok) return cases;
  const pilots = fromJson(await getJson('/api/pilots'), namesOf);
  return pilots.ok ? { ...cases, value: [...cases.value, ...pilots.value] } : cases;
}
