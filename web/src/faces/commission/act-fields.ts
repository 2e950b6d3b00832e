import { isIsoDate } from '@lianshu/core/calendar';
import type { JsonValue } from '@lianshu/core/json';

/** How each field of a command is asked for. */
export const FIELD_KINDS = {
  electorate: 'count',
  proposersFiled: 'count',
  valid: 'count',
  struckOut: 'count',
  servedOn: 'date',
  electronic: 'yes',
  paper: 'yes',
  undertaking: 'yes',
  officialNumber: 'text',
} as const;

export type ActField = keyof typeof FIELD_KINDS;
export type ActValues = Readonly<Partial<Record<ActField, string | boolean>>>;

export function isActField(name: string): name is ActField {
  return Object.hasOwn(FIELD_KINDS, name);
}

/** What a form begins with: nothing ticked, today for a date. `today` is a law date. */
export function emptyValues(needs: readonly string[], today: string): ActValues {
  return Object.fromEntries(
    needs.filter(isActField).map((name) => {
      const kind = FIELD_KINDS[name];
      return [name, kind === 'yes' ? false : kind === 'date' ? today : ''];
    }),
  );
}

/** The command's data, or the fields that are not filled in as they must be. */
export function dataOf(
  needs: readonly string[],
  values: ActValues,
): { readonly data: JsonValue } | { readonly wrong: readonly ActField[] } {
  const names = needs.filter(isActField);
  const wrong = names.filter((name) => !isFilled(name, values[name]));
  if (wrong.length > 0) return { wrong };
  return {
    data: Object.fromEntries(
      names.map((name) => {
        const value = values[name]!;
        if (FIELD_KINDS[name] === 'count') return [name, Number(plainDigits(String(value)))];
        return [name, typeof value === 'string' ? value.trim() : value];
      }),
    ),
  };
}

function isFilled(name: ActField, value: string | boolean | undefined): boolean {
  if (typeof value === 'boolean') return true;
  if (value === undefined) return false;
  if (FIELD_KINDS[name] === 'count') return /^\d{1,12}$/.test(plainDigits(value));
  return FIELD_KINDS[name] === 'date' ? isIsoDate(value) : value.trim() !== '';
}

/** 18,782,991 as it is written in letters. */
function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[,\s]/g, '');
}
