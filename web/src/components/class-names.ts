/** Joins what is there: `classNames('button', isQuiet && 'button--quiet')`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
