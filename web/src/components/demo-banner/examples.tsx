import type { Example } from '../example.ts';
import { DemoBanner } from './demo-banner.tsx';

export const examples: readonly Example[] = [{ name: 'banner', render: () => <DemoBanner /> }];
