import { readTree } from './der-tree.ts';
import { type Dice, throwDice } from './dice.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { type DerSeed, mutateDer, randomDer } from './mutate-der.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateTextBytes } from './mutate-text.ts';
import type { Target } from './target.ts';

/** Makes the input of a number: the same bytes for the same seed words, target and number, in any order. */
export type InputMaker = (target: Target, index: number) => Uint8Array;

/** Longer inputs are cut: what the doors take is far shorter. */
const MAX_LENGTH = 64 * 1024;

export function inputMaker(words: Uint32Array): InputMaker {
  const trees = new Map<Target, readonly DerSeed[]>();
  const treesOf = (target: Target): readonly DerSeed[] => {
    const known = trees.get(target);
    if (known !== undefined) return known;
    const read = target.seeds.map((bytes) => ({ bytes, nodes: readTree(bytes) }));
    trees.set(target, read);
    return read;
  };
  return (target, index) => {
    const dice = throwDice(words, index);
    // One in a hundred stays good, one in thirty never was.
    if (dice.chance(100)) return dice.pick(target.seeds);
    if (dice.chance(30)) return fromNothing(dice, target);
    const made = target.form === 'der' ? changedDer(dice, treesOf(target)) : changedText(dice, target);
    return made.length > MAX_LENGTH ? made.slice(0, MAX_LENGTH) : made;
  };
}

function fromNothing(dice: Dice, { form, seeds }: Target): Uint8Array {
  if (form === 'der' && dice.chance(2)) return randomDer(dice);
  const bytes = dice.bytes(dice.below(dice.chance(5) ? 5000 : 200));
  // Some letters that formats are made of, so that a random text is not refused at its first octet.
  const letters = dice.pick(seeds);
  return form === 'der' ? bytes : bytes.map((byte) => letters[byte % letters.length]!);
}

/** How many changes on top of each other: mostly one, which leaves all else right. */
function turns(dice: Dice): number {
  return dice.chance(3) ? 2 + dice.below(3) : 1;
}

function changedDer(dice: Dice, seeds: readonly DerSeed[]): Uint8Array {
  let seed = dice.pick(seeds);
  for (let left = turns(dice); left > 0; left--) {
    const changed = dice.chance(3)
      ? mutateBytes(
          dice,
          seed.bytes,
          seeds.map(({ bytes }) => bytes),
        )
      : mutateDer(dice, seed, seeds);
    // What no longer reads as a tree is one leaf or none: later changes are of bytes then.
    seed = left > 1 ? { bytes: changed, nodes: readTree(changed) } : { bytes: changed, nodes: [] };
  }
  return seed.bytes;
}

function changedText(dice: Dice, { form, seeds }: Target): Uint8Array {
  let bytes = dice.pick(seeds);
  for (let left = turns(dice); left > 0; left--) {
    if (dice.chance(5)) bytes = mutateBytes(dice, bytes, seeds);
    else bytes = form === 'json' ? mutateJson(dice, bytes, seeds) : mutateTextBytes(dice, bytes, seeds);
  }
  return bytes;
}
