import { Button, DateText, DefinitionList, Disclosure, Notice, Panel } from '../../../components/index.ts';
import { AppLink } from '../../../router/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { inGroups } from '../../../words/in-groups.ts';
import { useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import type { Signing } from '../load-signing.ts';
import '../signer.css';

function WhoSees({ isLeadTold, isCovered }: { readonly isLeadTold: boolean; readonly isCovered: boolean }) {
  const { who, whoTitle } = useWords(signerWords).read;
  const commission = isCovered ? who.commission : who.commissionUncovered;
  const people = [isLeadTold ? who.lead : who.leadHidden, commission, who.registry, who.others];
  return (
    <section aria-labelledby="who-sees">
      <h2 id="who-sees">{whoTitle}</h2>
      <ul className="who">
        {people.map(({ name, sees, never }) => (
          <li key={name} className="who__card">
            <h3>{name}</h3>
            <p>
              <strong className="who__sees">{who.columns.sees}</strong>
              {sees}
            </p>
            <p>
              <strong className="who__never">{who.columns.never}</strong>
              {never}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Step 1: what it is about, who will see what, what is needed. Nothing is asked yet. */
export function ReadStep({ signing, onStart }: { readonly signing: Signing; readonly onStart: () => void }) {
  const words = useWords(signerWords);
  const { read, lost } = words;
  const fakes = useWords(fakeWords).sign;
  const { manifest } = signing.open;
  return (
    <>
      <Notice tone="good">
        <p>{signing.hasPin ? read.verified : read.verifiedNoPin}</p>
      </Notice>
      {!signing.hasPin && (
        <Notice tone="warn" title={fakes.noPinTitle}>
          <p>{fakes.noPin}</p>
          <p>{fakes.noPinHow}</p>
          <p>
            {fakes.manifest}
            <br />
            <span className="fingerprint">{inGroups(signing.open.hash)}</span>
          </p>
          <p className="row">
            <AppLink to={`/cases/${encodeURIComponent(manifest.case.number)}`}>{fakes.toCase}</AppLink>
            <AppLink to="/link">{fakes.toCheck}</AppLink>
          </p>
        </Notice>
      )}
      {manifest.case.stage === 'proposal' && (
        <Notice tone="warn" title={read.unregulated}>
          <p>{read.unregulatedText}</p>
        </Notice>
      )}
      {manifest.case.round === 2 && <Notice tone="note" title={read.supplement} />}
      {manifest.policies.pilot && <Notice tone="warn" title={read.pilot} />}
      <Panel title={read.mainText} look="strong">
        <p className="sign-text" lang="zh-Hant-TW">
          {manifest.case.mainText}
        </p>
      </Panel>
      <DefinitionList
        items={[
          { term: read.caseNumber, value: manifest.case.number },
          { term: read.leadName, value: manifest.case.leadName },
          {
            term: read.window,
            value: (
              <>
                <DateText on={manifest.window.firstDay} /> {read.windowTo} <DateText on={manifest.window.lastDay} />
              </>
            ),
          },
        ]}
      />
      {signing.reason !== undefined && (
        <Disclosure title={read.reason}>
          {signing.reason === 'other' ? (
            <p>{read.reasonOther}</p>
          ) : (
            <p className="sign-reason" lang="zh-Hant-TW">
              {signing.reason}
            </p>
          )}
        </Disclosure>
      )}
      <WhoSees
        isLeadTold={manifest.policies.disclosure === 'lead'}
        isCovered={manifest.policies.cover.mode === 'metronome'}
      />
      <Panel title={read.needTitle} look="sunken">
        <ul>
          {read.need.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>{read.noWithdraw}</p>
      </Panel>
      <div className="stack stack--tight">
        <Button look="primary" isWide icon="next" onPress={onStart}>
          {read.start}
        </Button>
        <p className="soft small">{lost.nothingSent}</p>
      </div>
    </>
  );
}
