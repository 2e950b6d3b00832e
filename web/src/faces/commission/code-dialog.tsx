import { Button, CopyField, Dialog } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { commissionWords } from './words.ts';

export interface CodeDialogProps {
  readonly code: string | undefined;
  readonly onClose: () => void;
  /** Prints the slip that the lead takes away. */
  readonly onPrint?: () => void;
}

/** 認證碼: shown once, to be handed over in person. Only its button closes it. */
export function CodeDialog({ code, onClose, onPrint }: CodeDialogProps) {
  const words = useWords(commissionWords).code;
  return (
    <Dialog
      title={words.title}
      isOpen={code !== undefined}
      onClose={onClose}
      mustAnswer
      actions={
        <>
          <Button look={onPrint === undefined ? 'primary' : 'plain'} onPress={onClose}>
            {words.done}
          </Button>
          {onPrint !== undefined && (
            <Button look="primary" icon="print" onPress={onPrint}>
              {words.print}
            </Button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      <CopyField label={words.label} value={code ?? ''} />
    </Dialog>
  );
}
