import { findFakeSite } from '@lianshu/core/reports';
import { useLoad } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { reportsWords } from '../words/reports.ts';
import { fetchFakeSites } from './reports-json.ts';

/**
 * Says of a host that is not ours whether the commission has confirmed it, or a page of it, to be fake; nothing where it has
 * not, since that tells nothing. `host` in ASCII or in its own letters, with or without a port.
 */
export function ConfirmedFake({ host }: { readonly host: string }) {
  const { confirmedFake } = useWords(reportsWords);
  const [sites] = useLoad('fake-sites', fetchFakeSites);
  if (sites.state !== 'ready') return null;
  const name = URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : host;
  const found = findFakeSite(sites.value, { host: name, path: null }) ?? sites.value.find((site) => site.host === name);
  return found === undefined ? null : (
    <p role="status">
      <strong>{confirmedFake}</strong>
    </p>
  );
}
