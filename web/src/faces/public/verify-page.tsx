import { CopyField, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { publicWords } from '../../words/public.ts';
import { ClientSection } from './client-section.tsx';
import { PublicPage } from './public-page.tsx';

const COMMAND = 'npm run verify -- BUNDLE --receipt RECEIPT.json';

/** How anyone checks a finished case without trusting this site. */
export function VerifyPage() {
  const { verify } = useWords(publicWords);
  return (
    <PublicPage title={verify.title} intro={<p>{verify.intro}</p>}>
      {verify.parts.map(({ title, says }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{says}</p>
        </section>
      ))}
      <Panel title={verify.program.title} look="strong">
        <div className="stack">
          <p>{verify.program.says}</p>
          <CopyField label={verify.program.command} value={COMMAND} />
        </div>
      </Panel>
      <ClientSection />
      <Panel title={verify.limits.title} look="sunken">
        <ul>
          {verify.limits.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Panel>
    </PublicPage>
  );
}
