/**
 * Whether `name` is what a power cut may have left of writing the file or folder `target` beside it: the temporary file of
 * `writeFileAtomically`, or the unfinished folder `.target.part`.
 */
export function isRemnantOf(name: string, target: string): boolean {
  const prefix = `.${target}.`;
  return name.startsWith(prefix) && /^(?:part|[0-9a-f]{12}\.tmp)$/.test(name.slice(prefix.length));
}
