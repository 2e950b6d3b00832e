/** One input of the corpus. `name` starts with its class: everything up to the first colon. */
export interface CorpusCase {
  readonly class: string;
  readonly name: string;
  readonly kind: 'message' | 'certificate';
  readonly der: Uint8Array;
}

/** Collects cases; a class has a number for each of its cases, so that every one has a name of its own. */
export interface CaseList {
  message(className: string, what: string, der: Uint8Array): void;
  certificate(className: string, what: string, der: Uint8Array): void;
  readonly all: readonly CorpusCase[];
}

export function createCaseList(): CaseList {
  const all: CorpusCase[] = [];
  const add = (kind: CorpusCase['kind'], className: string, what: string, der: Uint8Array): void => {
    all.push({ class: `${kind}: ${className}`, name: what, kind, der });
  };
  return {
    all,
    message: (className, what, der) => add('message', className, what, der),
    certificate: (className, what, der) => add('certificate', className, what, der),
  };
}
