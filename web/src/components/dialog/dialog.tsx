import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one first. */
  readonly actions: ReactNode;
  /** Only the buttons close it: for what must be read. */
  readonly mustAnswer?: boolean | undefined;
}

/** A question that stops everything else. Focus stays inside and returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, mustAnswer }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={mustAnswer !== true}
      isKeyboardDismissDisabled={mustAnswer === true}
      className="dialog__scrim"
    >
      <Modal className="dialog__sheet">
        <AriaDialog role={mustAnswer === true ? 'alertdialog' : 'dialog'} className="dialog">
          <Heading slot="title" level={2} className="dialog__title">
            {title}
          </Heading>
          <div className="stack">{children}</div>
          <div className="dialog__actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
