import { useState } from 'react';
import { Button } from '../button/button.tsx';
import type { Example } from '../example.ts';
import { Dialog } from './dialog.tsx';

function Opened() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>提出連署人名冊……</Button>
      <Dialog
        title="提出後不能收回"
        isOpen={isOpen}
        onClose={close}
        mustAnswer
        actions={
          <>
            <Button look="danger" onPress={close}>
              用卡片簽署並提出
            </Button>
            <Button onPress={close}>取消</Button>
          </>
        }
      >
        <p>連署人名冊以一次提出為限（公民投票法第 12 條第 2 項）。按下後，電子連署立即停止。</p>
      </Dialog>
    </>
  );
}

export const examples: readonly Example[] = [{ name: 'question', render: () => <Opened /> }];
