import type { Example } from '../example.ts';
import { LanguageSwitch } from './language-switch.tsx';

export const examples: readonly Example[] = [{ name: 'switch', render: () => <LanguageSwitch /> }];
