import { IS_DEMO } from '../../app/is-demo.ts';
import { Page, type PageProps } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';

/** The frame of the public face. */
export function PublicPage(props: Omit<PageProps, 'nav' | 'footer' | 'isDemo' | 'face'>) {
  const { nav } = useWords(commonWords);
  return (
    <Page
      {...props}
      isDemo={IS_DEMO}
      nav={[
        { to: '/', label: nav.cases },
        { to: '/receipt', label: nav.receipt },
        { to: '/verify', label: nav.verify },
      ]}
      footer={[
        { to: '/link', label: nav.link },
        { to: '/card-used', label: nav.cardUsed },
        { to: '/law', label: nav.law },
        { to: '/matters', label: nav.matters },
        { to: '/reports', label: nav.reports },
        { to: '/verify#client', label: nav.client },
      ]}
    />
  );
}
