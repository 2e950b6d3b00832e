/**
 * The neutral order of every list of cases: by case number, pilots (`T1`, `T2`, …) behind the others. Never by how many sign, how soon a
 * term ends or when something last happened: a list must not favour a case.
 */
export function compareCaseNumbers(a: string, b: string): number {
  const [pilotA, pilotB] = [a.startsWith('T'), b.startsWith('T')];
  if (pilotA !== pilotB) return pilotA ? 1 : -1;
  return Number(a.replace(/^T/, '')) - Number(b.replace(/^T/, ''));
}
