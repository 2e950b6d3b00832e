/** A way to look for words: what it finds in a text, each once, in order. */
export type Find = (text: string) => readonly string[];

/** Everything that the pattern matches. The pattern needs the flags `g` and `u`. */
export function matches(pattern: RegExp): Find {
  return (text) => [...new Set(text.match(pattern) ?? [])];
}

/** Everything that the pattern matches when there are at least two matches, equal or not. */
export function repeated(pattern: RegExp): Find {
  return (text) => {
    const found = text.match(pattern) ?? [];
    return found.length < 2 ? [] : [...new Set(found)];
  };
}

/** Both spellings when a text uses both; each pattern matches one of them. */
export function bothOf(first: RegExp, second: RegExp): Find {
  return (text) => {
    const [one, other] = [first.exec(text)?.[0], second.exec(text)?.[0]];
    return one === undefined || other === undefined ? [] : [one, other];
  };
}

/** The end of a text that lacks what it must have. */
export function lacks(pattern: RegExp): Find {
  return (text) => (pattern.test(text) ? [] : [[...text.trim()].slice(-6).join('')]);
}

export function anyOf(...finds: readonly Find[]): Find {
  return (text) => [...new Set(finds.flatMap((find) => find(text)))];
}
