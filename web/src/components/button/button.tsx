import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { AppLink } from '../../router/index.ts';
import { classNames } from '../class-names.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import './button.css';

/** `primary`: the one thing to do next. `plain`: everything else. `quiet`: looks like text. `danger`: cannot be undone. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly look?: ButtonLook | undefined;
  readonly icon?: IconName | undefined;
  readonly isWide?: boolean | undefined;
  /** Work is under way: it cannot be pressed, keeps the focus, and the words should say what is being done. */
  readonly isBusy?: boolean | undefined;
}

export function Button({ children, look = 'plain', icon, isWide, isBusy, ...rest }: ButtonProps) {
  const className = classNames('button', `button--${look}`, isWide === true && 'button--wide');
  const content = (
    <>
      {isBusy === true ? <span className="button__spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  // Not React Aria's `isPending`: its announcement names the button by id and outlives it.
  const busy = isBusy === true ? { onPress: () => {}, 'data-pending': true } : {};
  return (
    <>
      <AriaButton {...rest} {...busy} className={className}>
        {content}
      </AriaButton>
      {isBusy === true && (
        <span className="visually-hidden" role="status">
          {children}
        </span>
      )}
    </>
  );
}

export interface ButtonLinkProps {
  /** A path of the project, or an absolute address, or a `blob:` for a download. */
  readonly to: string;
  readonly children: ReactNode;
  readonly look?: ButtonLook | undefined;
  readonly icon?: IconName | undefined;
  readonly isWide?: boolean | undefined;
  /** File name: the browser saves instead of showing. */
  readonly download?: string | undefined;
  /** In a window of its own that knows nothing of this one. */
  readonly opensWindow?: boolean | undefined;
  /** Told when it is followed or saved; it cannot stop it. */
  readonly onFollow?: (() => void) | undefined;
}

/** A link that looks like a button: it goes somewhere or saves something, it does not act. */
export function ButtonLink(props: ButtonLinkProps) {
  const { to, children, look = 'plain', icon, isWide, download, opensWindow, onFollow } = props;
  const className = classNames('button', `button--${look}`, isWide === true && 'button--wide');
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (download !== undefined || !to.startsWith('/')) {
    return (
      <a
        href={to}
        download={download}
        {...(opensWindow === true ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
        className={className}
        onClick={onFollow}
      >
        {content}
      </a>
    );
  }
  return (
    <AppLink to={to} className={className}>
      {content}
    </AppLink>
  );
}
