import type { PopupForm } from './settings.ts';

/** Which of the two popup pages a press opens, and whether one has ever asked for its task. */
export interface PopupChoice {
  form: PopupForm;
  hasAsked: boolean;
}

/** For as long as the page lives: clients come and go with its parts. */
const choices = new Map<string, PopupChoice>();

/** The choice for a component, at first the page that the site names. */
export function popupChoice(origin: string, first: PopupForm): PopupChoice {
  const key = `${origin}/${first}`;
  const choice = choices.get(key) ?? { form: first, hasAsked: false };
  choices.set(key, choice);
  return choice;
}

/** The window has asked: this page is kept. */
export function keepPopup(choice: PopupChoice): void {
  choice.hasAsked = true;
}

/** The window never asked: the next press tries the other page, unless one has asked before. */
export function tryOtherPopup(choice: PopupChoice): void {
  if (!choice.hasAsked) choice.form = choice.form === 'popupForm' ? 'ChtPopupForm' : 'popupForm';
}
