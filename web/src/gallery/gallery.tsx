import { type Example, Page } from '../components/index.ts';
import './gallery.css';

const modules = import.meta.glob<{ readonly examples: readonly Example[] }>('../components/*/examples.tsx', {
  eager: true,
});

const parts = Object.entries(modules).map(([path, { examples }]) => ({ name: path.split('/').at(-2)!, examples }));

/** Every example of every component on one page: for the eye, for axe, for screenshots. */
export function Gallery() {
  return (
    <Page title="Gallery" isDemo width="wide" nav={[{ to: '/gallery', label: 'Gallery' }]}>
      {parts.map(({ name, examples }) => (
        <section key={name} id={name} className="gallery__part" data-component={name}>
          <h2>{name}</h2>
          <div className="gallery__examples">
            {examples.map((example) => (
              <div key={example.name} className="gallery__example" data-example={`${name}/${example.name}`}>
                <p className="soft small code">{example.name}</p>
                {example.render()}
              </div>
            ))}
          </div>
        </section>
      ))}
    </Page>
  );
}
