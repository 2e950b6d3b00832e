import { type Answer, type CardResult, cardFault, judgeAnswer, parseAnswer } from './answer.ts';

export interface PopupWindow {
  readonly closed: boolean;
  postMessage(message: string, targetOrigin: string): void;
  close(): void;
}

export interface PopupMessage {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** What the protocol needs of a browser, so that it can be tested without one. The functions return how to stop. */
export interface PopupHost {
  open(url: string, name: string, features: string): PopupWindow | null;
  listen(handler: (message: PopupMessage) => void): () => void;
  after(ms: number, act: () => void): () => void;
}

/** `answered`: until the popup asks for its task; `done`: from then to the result, the person types and waits; ms. */
export interface PopupLimits {
  readonly answeredMs: number;
  readonly doneMs: number;
  readonly closedPollMs: number;
}

/** 10 s cover a cold start of the component; 170 s are what its own newer popup allows (moica §1.2). */
export const POPUP_LIMITS: PopupLimits = { answeredMs: 10_000, doneMs: 170_000, closedPollMs: 400 };

const FEATURES = 'height=200, width=200, left=100, top=20';

export interface PopupTask {
  /** The tbsPackage as JSON text, given to the popup once and only to `origin`. May hold the PIN. */
  readonly message: string;
  /** The `func` of the result that ends the task. */
  readonly endsWith: string;
}

/**
 * One operation in one popup (moica §1.2). Call it directly in the handler of a press: browsers block a window that no
 * person asked for. Messages of another window or origin are ignored; the task is handed out once, so that a reloaded popup
 * gets nothing. Never rejects.
 */
export function runPopup(
  host: PopupHost,
  origin: string,
  task: PopupTask,
  limits: PopupLimits = POPUP_LIMITS,
): Promise<CardResult<Answer>> {
  const name = `lianshu-card-${Math.random().toString(36).slice(2)}`;
  const popup = host.open(`${origin}/popupForm`, name, FEATURES);
  if (popup === null) return Promise.resolve(cardFault('popup-blocked'));
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    let isAsked = false;
    let isOver = false;
    const end = (result: CardResult<Answer>) => {
      if (isOver) return;
      isOver = true;
      for (const stop of stops) stop();
      if (!popup.closed) popup.close();
      resolve(result);
    };
    const deadline = (ms: number, fault: 'not-installed' | 'timeout') =>
      stops.push(host.after(ms, () => (fault === 'timeout' || !isAsked ? end(cardFault(fault)) : undefined)));
    const watchClosed = () => {
      if (isOver) return;
      // The result may still be on its way when the popup closes itself: look once more before giving up.
      const next = popup.closed ? () => end(cardFault(isAsked ? 'closed' : 'not-installed')) : watchClosed;
      stops.push(host.after(popup.closed ? 2 * limits.closedPollMs : limits.closedPollMs, next));
    };
    stops.push(
      host.listen(({ origin: from, source, data }) => {
        if (from !== origin || source !== popup) return;
        const answer = parseAnswer(data);
        if (answer === undefined) return;
        if (answer.func === 'getTbs') {
          if (isAsked) return;
          isAsked = true;
          deadline(limits.doneMs, 'timeout');
          popup.postMessage(task.message, origin);
        } else if (answer.func === task.endsWith && isAsked) {
          end(judgeAnswer(answer));
        }
      }),
    );
    deadline(limits.answeredMs, 'not-installed');
    watchClosed();
  });
}

/** The real browser. */
export function browserHost(view: Window): PopupHost {
  return {
    open: (url, name, features) => view.open(url, name, features),
    listen: (handler) => {
      view.addEventListener('message', handler);
      return () => view.removeEventListener('message', handler);
    },
    after: (ms, act) => {
      const timer = view.setTimeout(act, ms);
      return () => view.clearTimeout(timer);
    },
  };
}
