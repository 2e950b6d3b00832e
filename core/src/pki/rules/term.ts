import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

/** Ten years with the leap days that can fall into them, ms. */
const LONGEST_TERM_MS = (3650 + 3) * 86_400_000;

/**
 * A card's certificate runs five years. An extension (展期) of three is a new certificate over the same key, so eight years
 * are seen too; the key itself may live ten. Nothing here compares two certificates of one key: each is judged alone, and
 * both are accepted while they are valid (docs/specs/door.md, "A card that was extended").
 */
export const term: CertificateRule = {
  id: 'term',
  says: 'From the first moment of validity to the last there are at most ten years, the longest life of a card key.',
  cite: 'moica §2.2',
  check(_, { notBefore, notAfter }) {
    const isTerm = notAfter >= notBefore && notAfter - notBefore <= LONGEST_TERM_MS;
    return isTerm ? undefined : refuse('certificate.profile', { rule: 'term' });
  },
};
