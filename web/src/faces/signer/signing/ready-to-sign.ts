import type { IdNumber } from '@lianshu/core/identity';
import type { ChosenCard } from '../../../middleware/index.ts';
import type { CheckedCard } from './check-card.ts';

/** A card that was read and found good, with the number that goes with it. */
export interface ReadyToSign {
  readonly idNumber: IdNumber;
  readonly card: ChosenCard;
  readonly checked: CheckedCard;
}
