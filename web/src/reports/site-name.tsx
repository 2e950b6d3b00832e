import { defanged } from '@lianshu/core/reports';
import { useWords } from '../words/index.ts';
import { reportsWords } from '../words/reports.ts';
import type { ShownSite } from './reports-json.ts';
import './reports.css';

/** A reported site, never as something to open: dots in brackets, apart from the direction of the text around it. */
export function SiteName({ site, path = null }: { readonly site: ShownSite; readonly path?: string | null }) {
  const words = useWords(reportsWords);
  return (
    <span className="site-name">
      <bdi className="code site-name__host">{defanged({ host: site.host, path })}</bdi>
      {site.readable !== null && (
        <span className="small">
          <bdi>{words.readable(defanged({ host: site.readable, path: null }))}</bdi>
          <span className="soft">　{words.lookAlike}</span>
        </span>
      )}
    </span>
  );
}
