import { useLoad } from '../api/index.ts';
import { Notice } from '../components/index.ts';
import { AppLink } from '../router/index.ts';
import { lawDate, sayDate, useLanguage, useWords } from '../words/index.ts';
import { reportsWords } from '../words/reports.ts';
import { fetchWarnings } from './reports-json.ts';
import './reports.css';

/** What the lead warns the signers of her case of; nothing where there is nothing, or where it cannot be asked. */
export function LeadWarnings({ number }: { readonly number: string }) {
  const words = useWords(reportsWords).warning;
  const { language } = useLanguage();
  const [loaded] = useLoad(number, fetchWarnings);
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  return (
    <Notice tone="warn" title={words.title}>
      {loaded.value.map(({ entry, text, postedAt }) => (
        <div key={entry}>
          <p className="lead-warning__text" lang="zh-Hant-TW">
            <bdi>{text}</bdi>
          </p>
          <p className="small soft">{words.from(sayDate(lawDate(postedAt), language))}</p>
        </div>
      ))}
      <p>
        <AppLink to="/reports">{words.toReports}</AppLink>
      </p>
    </Notice>
  );
}
