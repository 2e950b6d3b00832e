import { useLoad } from '../../api/index.ts';
import { Button, ButtonLink, ProgressBar, Refused } from '../../components/index.ts';
import { MatterCard, MatterList } from '../../matters/matter-card.tsx';
import { fetchPublicMatters } from '../../matters/matter-json.ts';
import { commonWords, sayDate, useLanguage, useWords } from '../../words/index.ts';
import { mattersWords } from '../../words/matters.ts';
import { PublicPage } from './public-page.tsx';

/** What no one may propose again for now: matter, last day, provision, in the order in which the bars end. */
export function MattersPage() {
  const words = useWords(mattersWords).public;
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const [loaded, retry] = useLoad('matters', fetchPublicMatters);
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      {loaded.state === 'loading' && <ProgressBar label={common.loading} />}
      {loaded.state === 'failed' && (
        <Refused problem={loaded.problem}>
          <div>
            <Button onPress={retry}>{common.retry}</Button>
          </div>
        </Refused>
      )}
      {loaded.state === 'ready' && loaded.value.matters.length === 0 && (
        <p>{words.none(sayDate(loaded.value.on, language))}</p>
      )}
      {loaded.state === 'ready' && loaded.value.matters.length > 0 && (
        <section className="stack" aria-label={words.title}>
          <p className="small soft">{words.order}</p>
          <MatterList>
            {loaded.value.matters.map((matter) => (
              <MatterCard key={matter.id} matter={matter} saysWhom={false} />
            ))}
          </MatterList>
        </section>
      )}
      <p>{words.proposers}</p>
      <div className="stack stack--tight">
        <p>{words.before}</p>
        <div>
          <ButtonLink to="/law?rule=text">{words.toLaw}</ButtonLink>
        </div>
      </div>
    </PublicPage>
  );
}
