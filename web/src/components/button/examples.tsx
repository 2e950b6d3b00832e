import type { Example } from '../example.ts';
import { Button, ButtonLink } from './button.tsx';

export const examples: readonly Example[] = [
  {
    name: 'looks',
    render: () => (
      <div className="row">
        <Button look="primary">我要連署</Button>
        <Button>上一步</Button>
        <Button look="quiet">略過</Button>
        <Button look="danger">提出，不能收回</Button>
      </div>
    ),
  },
  {
    name: 'states',
    render: () => (
      <div className="row">
        <Button look="primary" isBusy>
          加密中……
        </Button>
        <Button isDisabled>還不能按</Button>
        <Button icon="print">列印</Button>
        <ButtonLink to="/gallery#button" icon="next">
          前往
        </ButtonLink>
      </div>
    ),
  },
  {
    name: 'wide',
    render: () => (
      <Button look="primary" isWide icon="card">
        讀取卡片
      </Button>
    ),
  },
];
