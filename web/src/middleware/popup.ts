import { type Answer, type CardResult, cardFault, judgeAnswer, parseAnswer } from './answer.ts';
import type { PopupForm } from './settings.ts';

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

/** ms. */
export interface PopupLimits {
  /** Until the popup asks for its task: beyond it nothing is installed, or nothing that speaks. */
  readonly answeredMs: number;
  /** From there to the result of reading the cards, for which nobody types anything. */
  readonly readMs: number;
  /** From there to the result of an operation with the PIN. */
  readonly doneMs: number;
  readonly closedPollMs: number;
  /** How long a readable answer may still come after one that could not be read. */
  readonly graceMs: number;
}

/**
 * 10 s cover a cold start of the component. The newer page gives up by itself after 20 s for the environment and 170 s for
 * an operation (moica §1.2): its own answer should come before ours.
 */
export const POPUP_LIMITS: Readonly<Record<PopupForm, PopupLimits>> = {
  popupForm: { answeredMs: 10_000, readMs: 60_000, doneMs: 170_000, closedPollMs: 400, graceMs: 3000 },
  ChtPopupForm: { answeredMs: 20_000, readMs: 60_000, doneMs: 180_000, closedPollMs: 400, graceMs: 3000 },
};

const FEATURES = 'height=200, width=200, left=100, top=20';

export interface PopupTask {
  readonly form: PopupForm;
  /** The tbsPackage as JSON text, given to the popup once and only to `origin`. May hold the PIN. */
  readonly message: string;
  /** The `func` of the result that ends the task. */
  readonly endsWith: 'pkcs11info' | 'sign' | 'decrypt';
}

/**
 * One operation in one popup (moica §1.2). Call it directly in the handler of a press: browsers block a window that no
 * person asked for. Whether anything is installed shows in this window alone, never by an image or a request, for which
 * browsers would ask the person's leave. Messages of another window or origin are ignored; the task is handed out once and
 * forgotten, so that a reloaded popup gets nothing. Never rejects.
 */
export function runPopup(
  host: PopupHost,
  origin: string,
  { form, endsWith, message: task }: PopupTask,
  limits: PopupLimits = POPUP_LIMITS[form],
): Promise<CardResult<Answer>> {
  const name = `lianshu-card-${Math.random().toString(36).slice(2)}`;
  const popup = host.open(`${origin}/${form}`, name, FEATURES);
  if (popup === null) return Promise.resolve(cardFault('popup-blocked'));
  let message: string | undefined = task;
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    let isOver = false;
    let isGarbled = false;
    const end = (result: CardResult<Answer>) => {
      if (isOver) return;
      isOver = true;
      message = undefined;
      for (const stop of stops) stop();
      if (!popup.closed) popup.close();
      resolve(result);
    };
    const isAsked = () => message === undefined;
    const giveUp = () => end(cardFault(isGarbled ? 'bad-answer' : 'timeout'));
    const watchClosed = () => {
      if (isOver) return;
      // The result may still be on its way when the popup closes itself: look once more before giving up.
      const why = () => (isGarbled ? 'bad-answer' : isAsked() ? 'closed' : 'not-installed');
      const next = popup.closed ? () => end(cardFault(why())) : watchClosed;
      stops.push(host.after(popup.closed ? 2 * limits.closedPollMs : limits.closedPollMs, next));
    };
    const handOut = () => {
      const text = message ?? '';
      message = undefined;
      stops.push(host.after(endsWith === 'pkcs11info' ? limits.readMs : limits.doneMs, giveUp));
      popup.postMessage(text, origin);
    };
    stops.push(
      host.listen(({ origin: from, source, data }) => {
        if (from !== origin || source !== popup || typeof data !== 'string') return;
        const answer = parseAnswer(data);
        const isQuestion = answer?.func === 'getTbs';
        if (!isAsked()) return isQuestion ? handOut() : undefined;
        if (isQuestion) return;
        const result = answer === undefined ? undefined : resultOf(answer, endsWith);
        if (result !== undefined) return end(result);
        if (!isGarbled) stops.push(host.after(limits.graceMs, giveUp));
        isGarbled = true;
      }),
    );
    stops.push(host.after(limits.answeredMs, () => (isAsked() ? undefined : end(cardFault('not-installed')))));
    watchClosed();
  });
}

/** A refusal counts under whatever name it comes; a success only under the name of what was asked. */
function resultOf(answer: Answer, endsWith: string): CardResult<Answer> | undefined {
  const judged = judgeAnswer(answer);
  if (answer.func === endsWith) return judged;
  return judged.ok || judged.fault === 'bad-answer' ? undefined : judged;
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
