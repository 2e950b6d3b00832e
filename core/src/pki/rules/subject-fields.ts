import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

const CARD_NUMBER = /^[0-9]{8,32}$/;
const ID_TAIL = /^[0-9]{4}$/;

export const subjectFields: CertificateRule = {
  id: 'subject-fields',
  says: 'The subject has a name, a card number (serialNumber, digits) and the last four digits of the ID number.',
  cite: 'regulation Art. 5; moica §2.2',
  check(_, { subjectCommonName, subjectSerialNumber, idTail }) {
    const named = subjectCommonName !== undefined && subjectCommonName !== '';
    const numbered = subjectSerialNumber !== undefined && CARD_NUMBER.test(subjectSerialNumber);
    if (named && numbered && idTail !== undefined && ID_TAIL.test(idTail)) return undefined;
    return refuse('certificate.profile', { rule: 'subject-fields' });
  },
};
