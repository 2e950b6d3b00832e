import { isPolicyId, POLICIES, type PolicyChoice, type PolicyId } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';

/** A point that the law leaves open, as it is settled for one case. */
export interface PolicySettled {
  readonly policy: PolicyId;
  readonly choice: PolicyChoice;
  /** The provision in dispute. */
  readonly article: string;
  /** Whether it can decide what happens where the case stands. */
  readonly matters: boolean;
}

/** None for a point or a choice that this client does not know. Throws ParseError for another shape. */
export function policyFromJson(value: JsonValue): readonly PolicySettled[] {
  const fields = new Fields(value, 'policy');
  const policy = fields.string('policy');
  const chosen = fields.string('choice');
  const settled = { article: fields.string('article'), matters: fields.boolean('matters') };
  if (!isPolicyId(policy)) return [];
  const choice = (POLICIES[policy].choices as readonly PolicyChoice[]).find((one) => one === chosen);
  return choice === undefined ? [] : [{ policy, choice, ...settled }];
}
