/**
 * Letters that are drawn like a Latin one: what a false address is most often made of. Far from all of them; what is missing
 * here is an address of another site all the same, only without the hint why.
 */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  a: 'аαɑạàáâäãå',
  b: 'Ьƅ',
  c: 'сϲçć',
  d: 'ԁɗ',
  e: 'еҽéèêëẹė',
  g: 'ɡğ',
  h: 'һ',
  i: 'іıìíîïị1l|ι',
  j: 'јʝ',
  k: 'κķ',
  m: 'ⅿṃ',
  n: 'ոńñņ',
  o: 'оοօ0öóòôõọ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гŕ',
  s: 'ѕśşș5',
  t: 'тţț',
  u: 'υսùúûüụ',
  v: 'ѵν',
  w: 'ԝωẁẃ',
  x: 'хҳ',
  y: 'уүýÿ',
  z: 'ᴢźżž',
};

const LATIN = new Map(Object.entries(DRAWN_LIKE).flatMap(([latin, drawn]) => [...drawn].map((one) => [one, latin])));

/** How a host name looks: equal skeletons look alike. */
export function skeleton(host: string): string {
  return [...host.toLowerCase()]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('-', '');
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour; `limit` + 1 when it is more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** Whether one label mixes alphabets whose letters look alike. */
export function mixesScripts(host: string): boolean {
  return host.split('.').some((label) => SCRIPTS.filter((script) => script.test(label)).length > 1);
}
