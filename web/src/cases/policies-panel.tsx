import { Badge, Disclosure, Panel } from '../components/index.ts';
import { sayArticle, useLanguage, useWords } from '../words/index.ts';
import { policyWords } from '../words/policies.ts';
import type { PolicySettled } from './policy-settled.ts';
import './policies-panel.css';

/** How each open point of the law is settled for a case: those that matter now in view, the others a press away. */
export function PoliciesPanel({ policies }: { readonly policies: readonly PolicySettled[] }) {
  const words = useWords(policyWords);
  const now = policies.filter(({ matters }) => matters);
  const others = policies.filter(({ matters }) => !matters);
  if (policies.length === 0) return null;
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p className="soft">{words.text}</p>
        {now.length > 0 && <Points points={now} />}
        {others.length > 0 && (
          <Disclosure title={words.others}>
            <Points points={others} />
          </Disclosure>
        )}
      </div>
    </Panel>
  );
}

function Points({ points }: { readonly points: readonly PolicySettled[] }) {
  const words = useWords(policyWords);
  const { language } = useLanguage();
  return (
    <ul className="policies">
      {points.map(({ policy, choice, article, matters }) => (
        <li key={policy} className={matters ? 'policies__point policies__point--now' : 'policies__point'}>
          <div className="row row--spread">
            <strong>{words.names[policy]}</strong>
            {matters && <Badge tone="note">{words.now}</Badge>}
          </div>
          <p className="policies__choice">
            {words.columns.choice}
            {language === 'en' ? ': ' : '：'}
            <strong>{words.choices[choice]}</strong>
          </p>
          <p className="small">{words.meanings[policy]}</p>
          <p className="soft small">
            {words.columns.article}
            {language === 'en' ? ': ' : '：'}
            {sayArticle(article, language) ?? article}
          </p>
        </li>
      ))}
    </ul>
  );
}
