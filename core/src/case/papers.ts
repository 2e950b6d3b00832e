import type { CommandName } from './command.ts';
import type { DocumentName } from './document-name.ts';
import { transitionOf } from './transitions.ts';

const ELECTRONIC_ONLY: readonly DocumentName[] = ['undertaking', 'card-shown'];
/** What the lead's own filing carries; an officer enters paper alone (regulation Art. 7). */
const OF_THE_RECORD: readonly DocumentName[] = ['decrypted-record'];

/**
 * The documents that an officer must have before her when she enters an act by hand: those of the table, without what
 * belongs to the electronic way where the act has none. `data` may be unfinished.
 */
export function papersNeeded(name: CommandName, data: object): readonly DocumentName[] {
  const documents = transitionOf(name).documents ?? [];
  switch (name) {
    case 'record-collection':
    case 'add-collection': {
      const { electronic } = data as { readonly electronic?: unknown };
      return electronic === true ? documents : documents.filter((paper) => !ELECTRONIC_ONLY.includes(paper));
    }
    case 'file-petition':
    case 'file-supplement':
      return documents.filter((paper) => !OF_THE_RECORD.includes(paper));
    default:
      return documents;
  }
}
