import type { MiddlewareFault } from '../../middleware/index.ts';
import type { ErrorWords } from '../error-words.ts';

const tell = 'If it stays so, tell the commission the technical code.';
const once = `Press once more. ${tell}`;
const reinsert = 'Take the card out, wipe the chip, put it back in and press again.';
const update =
  'Press once more. If it stays so, update the card component (HiCOS, 跨平台網頁元件) from the certificate authority’s site.';
const reinstall =
  'Close all browser windows, reinstall the card component (HiCOS, 跨平台網頁元件) of the certificate authority and try again.';
const rightCard =
  'Put in your own citizen digital certificate and press again. Health cards and other cards cannot be used.';
const counter = 'Have the card replaced at any household registration office, then come back.';

export const middleware: Record<MiddlewareFault, ErrorWords> = {
  'popup-blocked': {
    said: 'The browser blocked the card window.',
    next: 'Allow pop-up windows for this site (at the right of the address bar) and press again.',
  },
  'not-installed': {
    said: 'The card component does not answer.',
    next: 'Press again: the component’s other window will be tried. If there is still no answer, install the component (HiCOS, 跨平台網頁元件) from the certificate authority’s site. Phones cannot read cards; use a computer.',
  },
  timeout: { said: 'The card component took too long.', next: reinsert },
  closed: {
    said: 'The card window was closed before it was done.',
    next: 'Press again and let the window close by itself.',
  },
  'bad-answer': { said: 'The answer of the card component cannot be read.', next: update },
  'card-changed': {
    said: 'This was signed by another card than the one that was checked.',
    next: 'Put the checked card back and press again. To use another card, press “Another card or number”.',
  },
  'no-signing-certificate': { said: 'The card has no certificate for signing.', next: rightCard },
  'no-encryption-certificate': {
    said: 'The card has no certificate for encryption.',
    next: 'Holders switch encryption on themselves: do so on the certificate authority’s site, then try again.',
  },
  'no-key': { said: 'There is no key on the card.', next: counter },
  'no-certificate': { said: 'There is no certificate on the card.', next: rightCard },
  'no-tbs': { said: 'The card component received nothing to sign.', next: once },
  'no-cipher': { said: 'The card component received nothing to decrypt.', next: once },
  'no-library-path': { said: 'The card component does not find the card driver.', next: reinstall },
  'no-card': {
    said: 'There is no card in the reader.',
    next: 'Push the card all the way in, chip up, and press again.',
  },
  'not-logged-in': { said: 'The card has not accepted a PIN yet.', next: 'Enter the PIN again.' },
  'wrong-type': { said: 'The card component does not know this kind of signature.', next: update },
  'file-error': { said: 'The card component could not read or write a file.', next: reinstall },
  'too-large': {
    said: 'This is larger than the card component can handle.',
    next: 'Tell the commission the technical code.',
  },
  'json-error': { said: 'The card component could not read what it received.', next: update },
  'parameter-error': { said: 'The card component refused what it was asked.', next: update },
  'helper-error': { said: 'A program of the card component failed or took too long.', next: reinsert },
  'unsupported-method': { said: 'This version of the card component cannot do this.', next: update },
  'site-forbidden': {
    said: 'The card component forbids this site to use the card.',
    next: 'Compare the address. If it is not the official one, leave at once; if it is, tell the commission.',
  },
  'site-not-trusted': {
    said: 'The card component does not trust this site yet.',
    next: 'Compare the address first. If it is right, add this site to the trusted list with the button below, come back and press again.',
  },
  'pin-missing': { said: 'The card received no PIN.', next: 'Enter the PIN of the card, 6 to 8 characters.' },
  cancelled: { said: 'You cancelled.', next: 'Press again if you want to go on.' },
  'card-library': { said: 'The card driver cannot be loaded.', next: reinstall },
  'no-reader': {
    said: 'No card reader was found.',
    next: 'Plug the reader in and press again. A reader that was plugged in late may not be seen: restart the computer and try again.',
  },
  'reader-info': {
    said: 'The card reader does not tell what it is.',
    next: 'Unplug the reader, plug it in again and press again.',
  },
  'card-session': { said: 'No connection to the card could be made.', next: reinsert },
  'login-failed': {
    said: 'The card did not accept the PIN.',
    next: 'Check the PIN and enter it again. Three wrong tries in a row lock the card.',
  },
  'logout-failed': { said: 'Ending the connection to the card failed.', next: reinsert },
  'get-key': { said: 'The key on the card could not be used.', next: reinsert },
  'get-certificate': { said: 'The certificate on the card could not be read.', next: reinsert },
  'library-info': { said: 'The card driver does not tell what it is.', next: reinstall },
  'card-info': { said: 'The card does not tell what it is.', next: reinsert },
  'certificate-not-found': { said: 'The certificate needed is not on the card.', next: rightCard },
  'key-not-found': { said: 'The key needed is not on the card.', next: rightCard },
  'software-token': {
    said: 'The card component used a certificate file, not a card.',
    next: 'Put in the physical card and press again.',
  },
  'id-mismatch': {
    said: 'Card and ID number belong to different people.',
    next: 'Put in your own citizen digital certificate and press again.',
  },
  'signing-failed': { said: 'The card could not sign.', next: reinsert },
  'decrypt-format': {
    said: 'What should be decrypted is not well-formed.',
    next: 'Tell the commission the technical code.',
  },
  'decrypt-type': {
    said: 'The card component does not know this kind of encryption.',
    next: 'Where the page offers formats, choose the other one and press again. Where it does not, update the card component (HiCOS).',
  },
  'decrypt-failed': {
    said: 'The card cannot decrypt this.',
    next: 'Put in the card that this was encrypted for and press again: a lead’s is the one of the key ceremony.',
  },
  'certificate-not-yet-valid': {
    said: 'This citizen digital certificate is not valid yet.',
    next: 'Come back after its first day.',
  },
  'certificate-expired': {
    said: 'This citizen digital certificate has expired.',
    next: 'Extend it on the certificate authority’s site, or have it replaced at any household registration office.',
  },
  'base64-error': { said: 'The card component could not decode its data.', next: update },
  'server-key': { said: 'A key of the card component itself is wrong.', next: reinstall },
  captcha: { said: 'The code asked for by the card component is wrong.', next: once },
  'secondary-card': {
    said: 'The authorisation of a secondary card was not completed.',
    next: 'Put in your own primary card and press again.',
  },
  'card-management': { said: 'The card management of the component failed.', next: update },
  'pin-wrong': {
    said: 'The PIN is wrong.',
    next: 'Check it before you enter it again. Three wrong tries in a row lock the card.',
  },
  'pin-wrong-two-left': {
    said: 'The PIN is wrong; two tries are left.',
    next: 'Check it before you enter it again. If you cannot recall it, stop here and reset it on the certificate authority’s site.',
  },
  'pin-wrong-one-left': {
    said: 'The PIN is wrong; one try is left.',
    next: 'One more wrong try locks the card. If you are not sure, stop here and reset the PIN on the certificate authority’s site.',
  },
  'pin-length': { said: 'The PIN has the wrong length.', next: 'Enter it again; a PIN has 6 to 8 characters.' },
  'pin-locked': {
    said: 'The PIN of the card is locked.',
    next: 'Unlock it on the certificate authority’s site with your user code, or at any household registration office.',
  },
  'function-failed': { said: 'The card did not finish.', next: reinsert },
  'buffer-too-small': { said: 'The card component ran out of room.', next: update },
  unknown: { said: 'The card component reported an unknown error.', next: `${reinsert} ${tell}` },
};
