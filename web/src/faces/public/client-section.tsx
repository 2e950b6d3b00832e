import { useEffect, useRef } from 'react';
import { useLoad } from '../../api/index.ts';
import { CopyField, DateText, DefinitionList, Panel } from '../../components/index.ts';
import { fetchReleases } from '../../reports/reports-json.ts';
import { usePlace } from '../../router/index.ts';
import { useWords } from '../../words/index.ts';
import { reportsWords } from '../../words/reports.ts';

const ANCHOR = 'client';

/** Which program the site says that it serves, which it served before, and how a stranger finds out. `/verify#client`. */
export function ClientSection() {
  const words = useWords(reportsWords).client;
  const [loaded] = useLoad('client-releases', fetchReleases);
  const { hash } = usePlace();
  const section = useRef<HTMLDivElement>(null);
  const isLoading = loaded.state === 'loading';
  useEffect(() => {
    // Below it nothing moves any more once it is loaded.
    if (hash === `#${ANCHOR}` && !isLoading) section.current?.scrollIntoView();
  }, [hash, isLoading]);
  const serving = loaded.state === 'ready' ? loaded.value.serving : null;
  const releases = loaded.state === 'ready' ? loaded.value.releases.toReversed() : [];
  return (
    <div ref={section}>
      <Panel id={ANCHOR} title={words.title}>
        <div className="stack">
          <p>{words.says}</p>
          {loaded.state === 'ready' && serving === null && <p>{words.none}</p>}
          {serving !== null && <CopyField label={words.serving} value={serving} />}
          {releases.length > 0 && (
            <>
              <h3>{words.list}</h3>
              <ul className="site-list">
                {releases.slice(0, 10).map((release) => (
                  <li key={release.index} className="site-card">
                    <DefinitionList
                      items={[
                        { term: words.since, value: <DateText at={release.since} /> },
                        { term: words.version, value: release.version },
                        { term: words.hash, value: <span className="code site-name__host">{release.sha256}</span> },
                        { term: words.index, value: words.entry(release.index) },
                      ]}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>{words.cannot}</p>
          <CopyField label={words.command} value={`npm run -s lianshu -- client ${location.origin}`} />
          <p>{words.targeted}</p>
        </div>
      </Panel>
    </div>
  );
}
