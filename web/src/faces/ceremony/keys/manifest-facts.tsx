import { toHex } from '@lianshu/core/bytes';
import type { Manifest } from '@lianshu/core/manifest';
import { DateText, DefinitionList } from '../../../components/index.ts';
import { credentialWords } from '../../../words/credentials.ts';
import { useWords } from '../../../words/index.ts';
import { leadWords } from '../../lead/words.ts';
import { ceremonyWords } from '../words.ts';

/** What a manifest (設定書) settles, in the words of the page. */
export function ManifestFacts({ manifest, hash }: { readonly manifest: Manifest; readonly hash: Uint8Array }) {
  const words = useWords(ceremonyWords).consent;
  const lead = useWords(leadWords);
  const credentials = useWords(credentialWords);
  const { policies, witness, window } = manifest;
  return (
    <DefinitionList
      items={[
        { term: lead.mainText, value: manifest.case.mainText },
        { term: lead.leadName, value: manifest.case.leadName },
        { term: lead.log, value: <span className="code">{manifest.log}</span> },
        {
          term: lead.window.title,
          value: (
            <>
              <DateText on={window.firstDay} /> – <DateText on={window.lastDay} />
            </>
          ),
        },
        { term: words.site, value: <span className="code">{manifest.statement.origin}</span> },
        {
          term: words.disclosure,
          value: policies.disclosure === 'lead' ? words.disclosureLead : words.disclosureRegistry,
        },
        {
          term: words.credentials,
          value: policies.credentials
            .map((kind) => {
              const basis = policies.credentialBasis[kind];
              return `${credentials.names[kind]}${basis === undefined ? '' : words.credentialBasis(basis)}`;
            })
            .join(credentials.between),
        },
        { term: words.signedOrigin, value: words.signedOrigins[policies.originAttribute] },
        { term: words.cover, value: policies.cover.mode === 'off' ? words.coverOff : words.coverMetronome },
        {
          term: words.witness,
          value:
            witness.policy === 'none'
              ? words.witnessNone
              : words.witnessQuorum(witness.threshold, witness.vkeys.length),
        },
        { term: words.pilot, value: policies.pilot ? words.pilotYes : words.pilotNo },
        { term: words.hash, value: <span className="code">{toHex(hash)}</span> },
      ]}
    />
  );
}
