import type { Example } from '../example.ts';
import { ICON_NAMES, Icon } from './icon.tsx';

export const examples: readonly Example[] = [
  {
    name: 'all',
    render: () => (
      <p className="row">
        {ICON_NAMES.map((name) => (
          <Icon key={name} name={name} />
        ))}
      </p>
    ),
  },
];
