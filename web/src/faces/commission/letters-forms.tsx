import { COUNTIES, isTownship } from '@lianshu/core/letters';
import { useState } from 'react';
import { ButtonLink, Disclosure, RadioField, SelectField, TextField } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { issuingWords } from '../../words/issuing.ts';
import { rosterFile, undertakingFile } from './letters-of-case.ts';

const NONE = '-';

/** The papers that are filled in by hand: the undertaking, and the forms of the rosters. */
export function LettersForms({ number }: { readonly number: string }) {
  const words = useWords(issuingWords).forms;
  const [kind, setKind] = useState<'proposer' | 'signer'>('signer');
  const [county, setCounty] = useState<string>(NONE);
  const [township, setTownship] = useState('');
  const place = township.trim();
  const isPlaced = county !== NONE && isTownship(place);
  const query = {
    kind,
    ...(county === NONE ? {} : { county }),
    ...(isPlaced ? { township: place } : {}),
  };
  const kinds = (['signer', 'proposer'] as const).map((value) => ({ value, label: words.kinds[value] }));
  const counties = [{ value: NONE, label: words.noCounty }, ...COUNTIES.map((value) => ({ value, label: value }))];
  return (
    <Disclosure title={words.title}>
      <div className="stack">
        <p>{words.undertakingText}</p>
        <div className="row">
          <ButtonLink to={undertakingFile(number)} download={`lianshu-${number}-undertaking.pdf`}>
            {words.undertaking}
          </ButtonLink>
        </div>
        <p>{words.rosterText}</p>
        <RadioField id="roster-kind" label={words.kind} options={kinds} value={kind} onChange={setKind} />
        <SelectField
          id="roster-county"
          label={words.county}
          prompt={words.noCounty}
          options={counties}
          value={county}
          onChange={setCounty}
        />
        {county !== NONE && (
          <TextField
            id="roster-township"
            label={words.township}
            help={words.townshipHelp}
            isShort
            isOptional
            value={township}
            onChange={setTownship}
          />
        )}
        <div className="row">
          <ButtonLink to={rosterFile(number, query)} download={`lianshu-${number}-${kind}-roster.pdf`}>
            {words.print}
          </ButtonLink>
        </div>
      </div>
    </Disclosure>
  );
}
