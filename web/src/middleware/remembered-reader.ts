/** The reader that the person chose on this page, for operations that name none; empty for the component's first. */
let chosen = '';

export function rememberedReader(): string {
  return chosen;
}

export function rememberReader(slot: string): void {
  chosen = slot;
}
