import { Button, CopyField, Dialog } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { commissionWords } from './words.ts';

/** 認證碼: shown once, to be handed over in person. Only its button closes it. */
export function CodeDialog({ code, onClose }: { readonly code: string | undefined; readonly onClose: () => void }) {
  const words = useWords(commissionWords).code;
  return (
    <Dialog
      title={words.title}
      isOpen={code !== undefined}
      onClose={onClose}
      mustAnswer
      actions={
        <Button look="primary" onPress={onClose}>
          {words.done}
        </Button>
      }
    >
      <p>{words.text}</p>
      <CopyField label={words.label} value={code ?? ''} />
    </Dialog>
  );
}
