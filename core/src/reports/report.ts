import { checkIdNumber } from '../identity/index.ts';

/** Where a suspicious site was seen: a short list, so that nobody has to describe herself. */
export const SEEN_IN = ['message', 'social', 'search', 'advertisement', 'mail', 'paper', 'call', 'other'] as const;
export type SeenIn = (typeof SEEN_IN)[number];

/** What an officer finds of a reported site. */
export const SITE_VERDICTS = ['confirmed', 'unfounded', 'own-site', 'referred'] as const;
export type SiteVerdict = (typeof SITE_VERDICTS)[number];

/** How far a report is: `new` until an officer has judged it. */
export const SITE_STATES = ['new', ...SITE_VERDICTS] as const;
export type SiteState = (typeof SITE_STATES)[number];

/** How many reports, so roughly that one more can hardly be seen. */
export const REPORT_BANDS = ['one', 'few', 'tens', 'hundreds'] as const;
export type ReportBand = (typeof REPORT_BANDS)[number];

export function reportBand(count: number): ReportBand {
  if (count <= 1) return 'one';
  if (count < 10) return 'few';
  return count < 100 ? 'tens' : 'hundreds';
}

/** In UTF-16 units, as fields of a page count them. */
export const MAX_REPORTED_ADDRESS = 2000;
export const MAX_REPORT_WORDS = 300;
export const MAX_WARNING = 300;
/** Warnings of one lead that stand at once, and that she ever wrote. */
export const MAX_WARNINGS_STANDING = 3;
export const MAX_WARNINGS_EVER = 30;

const ID_SHAPED = /(?<![A-Za-z0-9])[A-Za-zＡ-Ｚａ-ｚ][0-9０-９]{9}(?![0-9])/g;

/** Whether a valid national identification number stands in a text: what nobody asked for is not kept. */
export function holdsIdNumber(text: string): boolean {
  return (text.match(ID_SHAPED) ?? []).some((found) => checkIdNumber(found).ok);
}

const ADDRESS_SHAPED =
  /[:：]?[/\\]{2}|www[.．｡]|(?:[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]*|\p{N}{2,})[.．｡]\p{Script=Latin}{2,}|[a-z0-9]。[a-z]{2,}|(?:\d+\.){3}\d|xn--/iu;

/** Whether something stands in a text that a person or a program could take for an address of the web; `evil[.]example` is none. */
export function holdsAddress(text: string): boolean {
  return ADDRESS_SHAPED.test(text);
}
