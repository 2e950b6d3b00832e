import { start } from '../../app/start.tsx';
import { Page } from '../../components/index.ts';

start(
  <Page title="commission" isDemo>
    {null}
  </Page>,
);
