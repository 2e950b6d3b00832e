import type { Directory, LinkKind, LinkVerdict } from '@lianshu/core/directory';
import { ButtonLink, DefinitionList, Notice, type NoticeTone } from '../../../components/index.ts';
import { ConfirmedFake } from '../../../reports/confirmed-fake.tsx';
import { AppLink } from '../../../router/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { useWords } from '../../../words/index.ts';
import './link.css';

const TONE: Readonly<Record<LinkKind, NoticeTone>> = {
  'genuine-signing': 'good',
  'genuine-case': 'good',
  'official-page': 'note',
  'unpinned-signing': 'warn',
  'unknown-case': 'warn',
  'wrong-hash': 'bad',
  'not-as-printed': 'bad',
  'other-site': 'bad',
  'other-scheme': 'bad',
  'several-links': 'warn',
  'not-a-link': 'note',
};

/** What a link is, in plain words. It is never made into a link itself. */
export function LinkVerdictNotice({
  verdict,
  directory,
}: {
  readonly verdict: LinkVerdict;
  readonly directory: Directory;
}) {
  const words = useWords(fakeWords).link;
  const { title, says, next } = words.kinds[verdict.kind];
  const tone = TONE[verdict.kind];
  const listed = 'listed' in verdict ? verdict.listed : undefined;
  const tricks = 'tricks' in verdict ? verdict.tricks : [];
  return (
    <Notice tone={tone} title={title} announce={tone === 'bad' ? 'assertive' : 'polite'}>
      <p>{says(listed?.number ?? '')}</p>
      {verdict.kind === 'other-site' && <ConfirmedFake host={verdict.host} />}
      {verdict.kind === 'other-site' && (
        <DefinitionList
          items={[
            { term: words.host, value: <bdi className="link-host">{verdict.host}</bdi> },
            ...(verdict.readable === undefined
              ? []
              : [{ term: words.readable, value: <bdi className="link-host">{verdict.readable}</bdi> }]),
            { term: words.official, value: <bdi className="link-host">{directory.origin}</bdi> },
          ]}
        />
      )}
      {tricks.length > 0 && (
        <>
          <p>{words.tricks}</p>
          <ul>
            {tricks.map((trick) => (
              <li key={trick}>{words.trick[trick]}</li>
            ))}
          </ul>
        </>
      )}
      <p>{next}</p>
      <div className="row">
        {listed !== undefined && (
          <ButtonLink to={`/cases/${encodeURIComponent(listed.number)}`}>{words.toCase}</ButtonLink>
        )}
        {tone === 'bad' && <AppLink to="/reports">{words.toReport}</AppLink>}
      </div>
    </Notice>
  );
}
