import { utf8 } from '@lianshu/core/bytes';
import type { Dice } from './dice.ts';
import { mutateText } from './mutate-text.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1,
  0.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  '',
  'A',
  '示範',
  '\ud800',
  '\u0000',
  [],
  {},
  [[]],
  { a: 1 },
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '0000000000000000000000000000000000000000000000000000000000000000',
];
const KEYS = ['a', 'format', 'log', '__proto__', 'constructor', 'extra', '', 'signature', 'secret', '臺'];

/** Canonical order, so that a changed value gets past the reader of JSON to the reader of its fields. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key]!)]),
  );
}

interface Place {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
}

function placesOf(value: Json, out: Place[]): Place[] {
  if (value === null || typeof value !== 'object') return out;
  for (const key of Object.keys(value)) {
    out.push({ holder: value, key });
    placesOf((value as { [key: string]: Json })[key]!, out);
  }
  return out;
}

function nest(dice: Dice, value: Json): Json {
  let nested = value;
  for (let turns = 1 + dice.below(dice.chance(4) ? 60 : 3); turns > 0; turns--)
    nested = dice.chance(2) ? [nested] : { a: nested };
  return nested;
}

function changed(dice: Dice, value: Json | undefined): Json {
  switch (dice.below(6)) {
    case 0:
      return nest(dice, value ?? null);
    case 1:
      if (typeof value === 'number') return value + dice.pick([1, -1, 1000, 0.5, 2 ** 40]);
      return dice.pick(VALUES);
    case 2:
    case 3:
    case 4:
      return typeof value === 'string' ? mutateText(dice, value, [value]) : dice.pick(VALUES);
    default:
      return dice.pick(VALUES);
  }
}

/** One change to the value that the bytes encode, encoded canonically again; to its text every third time. */
export function mutateJson(dice: Dice, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return utf8(mutateText(dice, text, [text]));
  }
  if (dice.chance(3)) return utf8(mutateText(dice, text, [new TextDecoder().decode(dice.pick(others))]));
  const places = placesOf(value, []);
  if (places.length === 0) return utf8(JSON.stringify(nest(dice, value)));
  const { holder, key } = dice.pick(places);
  const fields = holder as { [key: string]: Json };
  switch (dice.below(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete fields[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(...Array.from({ length: 1 + dice.below(200) }, () => fields[key]!));
      else fields[dice.pick(KEYS)] = dice.pick(VALUES);
      break;
    default:
      fields[key] = changed(dice, fields[key]);
  }
  return utf8(JSON.stringify(sorted(value)));
}
