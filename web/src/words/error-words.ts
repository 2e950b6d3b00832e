/** An error for people: what happened, then the way out. */
export interface ErrorWords {
  readonly said: string;
  readonly next: string;
}
