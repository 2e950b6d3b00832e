/** One input of the corpus: of a class, which says what is wrong with it, and a name within that. */
export interface CorpusCase {
  readonly class: string;
  readonly name: string;
  readonly kind: 'message' | 'certificate';
  readonly der: Uint8Array;
}

/** Collects cases. The kind stands in front of the class. */
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
