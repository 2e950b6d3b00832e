/**
 * Whether a certificate's and the register's name are the same to a machine: compatibility forms folded, white space and
 * the dots of transcribed names dropped. Rare characters are coded differently between systems, so unlike names mean a
 * look by an officer, never a strike.
 */
export function isSameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s.．・·‧]/g, '')
    .toUpperCase();
}
