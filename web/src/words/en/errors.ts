import type { RefusalCode } from '@lianshu/core/errors';
import type { Like } from '../area.ts';
import type { ErrorWords } from '../error-words.ts';
import type { errors as zhTw } from '../zh-TW/errors.ts';
import { middleware } from './middleware.ts';

const again =
  'Please start again; if it still fails, contact the lead proposer or the commission with the technical code.';
const support = 'Please contact the commission with the technical code.';
const leadHelp = "Please contact the lead proposer's support with the technical code.";
const reload = 'Please reload the page and try again.';
const newCard = 'Please have the card replaced at any household registration office, then come back.';
const reinsert = 'Take the card out, wipe the chip, put it back in and try again.';
const reinstall =
  'Close all browser windows, reinstall the card component (HiCOS, 跨平台網頁元件) of the certificate authority and try again.';
const waitAndRetry = 'Wait a few seconds and try again; what you entered is still here.';

const refusals: Record<RefusalCode, ErrorWords> = {
  'statement.mismatch': {
    said: 'What the card signed is not what this case asks for.',
    next: `${reload} Do not use programs or extensions that others sent you.`,
  },
  'statement.wrong-case': {
    said: 'The signature is for another case.',
    next: 'Please enter again through the link that the lead proposer published.',
  },
  'statement.wrong-purpose': {
    said: 'This signature was made for another purpose and cannot be used here.',
    next: again,
  },
  'nonce.forged': { said: 'The token of this signing was not issued by this system.', next: reload },
  'nonce.expired': {
    said: 'Signing took more than 5 minutes and has expired.',
    next: 'Press sign once more; you will get a fresh statement.',
  },
  'nonce.other-log': {
    said: 'The token of this signing belongs to another case.',
    next: 'Please enter again through the link that the lead proposer published.',
  },
  'cms.malformed': { said: 'The signature from the card component cannot be read.', next: reinstall },
  'cms.trailing-bytes': { said: 'The signature from the card component has extra data after it.', next: reinstall },
  'cms.signature-invalid': { said: 'The signature does not verify.', next: reinsert },
  'cms.digest-mismatch': { said: 'The signature does not match what was signed.', next: again },
  'cms.weak-digest': { said: 'The signature uses a hash that is no longer safe.', next: reinstall },
  'cms.origin-missing': {
    said: 'The card component did not sign which website asked for the signature, and this case demands it.',
    next: 'Close all browser windows, update the card component (HiCOS, 跨平台網頁元件) of the certificate authority and try again.',
  },
  'cms.origin-mismatch': {
    said: 'Another website asked your card for this signature, not this system, so it was not taken.',
    next: 'You may have been on a fake site. Close other pages and enter again through the link that the lead proposer published; if you typed your PIN elsewhere, change it soon.',
  },
  'certificate.malformed': { said: 'The certificate on the card cannot be read.', next: newCard },
  'certificate.expired': {
    said: 'Your citizen digital certificate has expired.',
    next: 'Extend it on the certificate authority’s site, or have it replaced at a household registration office.',
  },
  'certificate.not-yet-valid': {
    said: 'Your citizen digital certificate is not valid yet.',
    next: 'Please come back after its first day.',
  },
  'certificate.revoked': { said: 'Your citizen digital certificate has been revoked.', next: newCard },
  'certificate.revocation-unknown': {
    said: 'The latest revocation list is not available, so the card cannot be checked.',
    next: 'This is not your fault. Please try again a little later.',
  },
  'certificate.unknown-issuer': {
    said: 'This is not a citizen digital certificate of the Ministry of the Interior.',
    next: 'Please use your citizen digital certificate. Health cards, bank and company certificates cannot sign.',
  },
  'certificate.generation': {
    said: 'This is a citizen digital certificate, but one of a generation that does not count in this case now.',
    next: 'Please have a new card made at a household registration office, or sign on paper.',
  },
  'certificate.issuer-signature': {
    said: 'This certificate was not truly issued by the Ministry of the Interior.',
    next: 'Please use your own citizen digital certificate.',
  },
  'certificate.weak-signature': { said: 'This certificate uses an algorithm that is no longer safe.', next: newCard },
  'certificate.not-natural-person': {
    said: 'This certificate belongs to an agency, company or group, not to a person.',
    next: 'Please use your own citizen digital certificate.',
  },
  'certificate.mobile': {
    said: 'Mobile certificates cannot sign petitions at present.',
    next: 'Please use the physical card with a reader.',
  },
  'certificate.key-usage': { said: 'This certificate is not meant for signing.', next: again },
  'certificate.encryption-used-to-sign': {
    said: 'The encryption certificate was used to sign instead of the signing one.',
    next: reinstall,
  },
  'certificate.policy': {
    said: 'The assurance level of this certificate does not fit.',
    next: 'Please use your own citizen digital certificate. Test cards cannot sign.',
  },
  'certificate.profile': { said: 'This certificate lacks a field that it should have.', next: newCard },
  'id.tail-mismatch': {
    said: 'The last four characters of your ID number differ from the card.',
    next: 'Make sure that the card is yours and look at the number again.',
  },
  'body.length': { said: 'The sealed record has the wrong length.', next: reload },
  'log.unknown': {
    said: 'There is no such petition.',
    next: 'Please enter again through the link that the lead proposer published.',
  },
  'log.not-open': {
    said: 'This case is not open for signing now.',
    next: 'The case page tells the first and last day.',
  },
  'log.electronic-over': {
    said: 'Electronic signing ended with the last day that the settings of this log name.',
    next: 'The period was extended because offices were closed, but the added days are for paper and for filing. The case page tells the days.',
  },
  'log.suspended': {
    said: 'The commission has decided to suspend electronic signing of this case, so this was not taken.',
    next: 'Day and reasons stand on the case page. Come back when it is resumed; rosters on paper are taken as before, and the period is not extended.',
  },
  'log.held': {
    said: 'The lead proposer is filing; new signatures are not taken for the moment.',
    next: 'At most 30 minutes. If nothing is filed, signing goes on.',
  },
  'log.busy': { said: 'Many people are signing right now.', next: waitAndRetry },
  'card-used.destroyed': {
    said: 'This case has ended, and the key that told who had already signed is destroyed as the rules ask. Nobody can look this card up any more.',
    next: 'If you fear that somebody signed in your name, ask the household registration office where you are registered, or the Central Election Commission.',
  },
  'signature.already-signed': {
    said: 'This card has already signed this case.',
    next: 'There is nothing more to do: everyone counts once.',
  },
  'id.form': { said: 'The ID number should be 1 letter and 9 digits.', next: 'Please compare it with your ID card.' },
  'id.check-digit': {
    said: 'There is a slip in the ID number: its check digit does not fit.',
    next: 'Please compare it with your ID card.',
  },
  'id.resident': {
    said: 'This is the number of a residence permit. Signers must be nationals with household registration.',
    next: 'If you have household registration, use the number on your ID card.',
  },
  'case.unknown': { said: 'There is no such case.', next: 'Check the case number, or see all cases on the home page.' },
  'case.wrong-state': {
    said: 'This cannot be done at the present stage of the case.',
    next: 'Reload to see the present stage.',
  },
  'case.wrong-actor': { said: 'This is for another role to do.', next: 'Check as whom you are logged in.' },
  'case.guard-failed': {
    said: 'A statutory requirement is not met yet.',
    next: 'The case page lists what is missing.',
  },
  'case.deadline-passed': {
    said: 'The statutory deadline has passed.',
    next: 'The period is not extended by outages (regulation Art. 11). Please ask the commission if in doubt.',
  },
  'case.already-filed': {
    said: 'The roster has been filed; it can be filed once only.',
    next: 'There is nothing more to file.',
  },
  'case.is-pilot': {
    said: 'This is a trial (試辦) without legal effect: it can be neither held for filing nor filed.',
    next: 'At its end it closes by itself; the records are destroyed after the report.',
  },
  'letter.unknown': { said: 'The case has no such letter.', next: 'Reload the page and choose again.' },
  'letter.not-issued': {
    said: 'This letter has not been issued yet.',
    next: 'It can be downloaded once it is issued.',
  },
  'letter.details': {
    said: 'The document number or what the letter needs is not complete.',
    next: 'Check the fields that are marked and try again.',
  },
  'matter.unknown': {
    said: 'The register has no such matter, or its bar does not run on the day of this proposal.',
    next: 'Refresh the page and choose again.',
  },
  'matter.corrected': {
    said: 'This entry has been corrected already.',
    next: 'Refresh the page and correct the entry that stands.',
  },
  'report.address': {
    said: 'This cannot be read as a web address.',
    next: 'Enter the address you saw, such as https://site-name/…; the name of the site alone is enough.',
  },
  'report.personal-data': {
    said: 'The text has an ID number in it and was not kept.',
    next: 'Take out ID numbers and other personal data, and send it again.',
  },
  'report.too-many': {
    said: 'Too many reports came in; no more can be taken for now.',
    next: 'Try again later. If somebody asks for your PIN meanwhile, do not enter it.',
  },
  'report.full': {
    said: 'No more reports can be taken until some have been judged.',
    next: 'Please call the Central Election Commission instead.',
  },
  'report.unknown': {
    said: 'There is no report with this number or site.',
    next: 'Check the report number, or refresh the page and choose again.',
  },
  'report.own-site': {
    said: 'The official site lies below this one, so the whole of it cannot be confirmed to be fake.',
    next: 'Check the name of the site; if it is only one page of it, judge that path alone.',
  },
  'warning.address': {
    said: 'There is an address in the warning that could be opened; it was not posted.',
    next: 'Write each dot of the address as [.] and leave out https://.',
  },
  'warning.full': {
    said: 'No more warnings can be posted.',
    next: 'Three may stand at once, thirty in the whole case. Withdraw one that is no longer needed.',
  },
  'warning.unknown': {
    said: 'There is no such warning, or it was withdrawn.',
    next: 'Refresh the page and try again.',
  },
  'session.required': {
    said: 'You are not logged in, or the session has ended.',
    next: 'Please log in with your card.',
  },
  'session.wrong-role': {
    said: 'This page is not for the role you are logged in as.',
    next: 'Log in with the right role.',
  },
  'session.code-wrong': {
    said: 'Case number, authentication code and card do not go together.',
    next: 'Check the number and the code, and use the card that was tried when you collected the code. A renewed card has to be tried at the commission, where you get a new code.',
  },
  'session.card-unknown': {
    said: 'This card is not on the list of officers.',
    next: 'Use the card that is listed for you. Whoever is new or has a new card asks whoever runs the system to list it.',
  },
  'session.card-reissued': {
    said: "This card's certificate was issued again, and the one registered is the one before.",
    next: 'Give the new certificate to whoever runs the system; a minute after the list has been changed you can sign in.',
  },
  'session.other-browser': {
    said: 'This sign-in was not begun in this browser.',
    next: 'See that the address bar shows the official address, refresh the page and sign in again.',
  },
  'session.unknown': { said: 'This session has ended already.', next: 'Refresh the page and look again.' },
  'session.csrf': { said: 'This page is too old; for safety nothing was done.', next: reload },
  'session.wrong-office': {
    said: 'This is not for your office to do.',
    next: 'The office in charge does it; or have the administrator check what your card is listed for.',
  },
  'session.card-needed': {
    said: 'This act has to be signed with the card, and what arrived has expired, was used before or was signed for something else.',
    next: 'Press again and sign with the card you logged in with. A signature is good for five minutes and for one act.',
  },
  'session.other-card': {
    said: 'The card that signed is not the one you logged in with.',
    next: 'Insert the card you logged in with and sign again; to act with another card, sign out first.',
  },
  'session.no-officers': {
    said: 'This program has no usable list of officers yet, so it refuses everything.',
    next: 'Have the administrator write officers.json as the guide says (docs/guides/registry.md), or mend the one that is there. No restart is needed.',
  },
  'trial.other-person': {
    said: "This card is not the lead proposer's.",
    next: "Insert the lead proposer's own card; its name must be the one in the proposal.",
  },
  'trial.failed': {
    said: 'The trial decryption did not succeed: what the card found is not what was encrypted.',
    next: 'Try again. If it fails again, have the certificate renewed at a household office, or collect signatures on paper.',
  },
  'trial.over': {
    said: 'The trial decryption is too old or has been used.',
    next: "Do it once more with the lead proposer's card.",
  },
  'trial.other-card': {
    said: 'This is not the card that was shown when the authentication code was collected.',
    next: 'Use that card. If it was replaced, lost, or its certificate extended since, collect a new code from the commission in person.',
  },
  'manifest.shape': { said: 'The case manifest is not well-formed.', next: leadHelp },
  'manifest.hash-mismatch': {
    said: 'The case manifest is not the one that the signing link names.',
    next: 'The link may be false. Enter nothing, and tell the lead proposer and the commission.',
  },
  'manifest.signature': {
    said: 'A signature under the case manifest is wrong.',
    next: 'The site may be false. Enter nothing, and tell the lead proposer and the commission.',
  },
  'manifest.keys': {
    said: 'A key in the case manifest is wrong.',
    next: 'Enter nothing, and tell the lead proposer and the commission.',
  },
  'possession.wrong': {
    said: 'The test record was not opened rightly, so the key is not proven.',
    next: 'Check the card and the unsealing code and try again.',
  },
  'submission.head': {
    said: 'The log has moved since the filing was prepared.',
    next: 'Hold the log again, then file.',
  },
  'submission.signature': {
    said: 'The filing was not signed with the card that consented to the manifest.',
    next: 'Sign again with the card of the key ceremony (an extended certificate is fine); if it was replaced or lost, ask the commission.',
  },
  'submission.seed-mismatch': {
    said: 'The released key does not open the records.',
    next: 'The time of filing stands. Release the key again from the key tool.',
  },
  'submission.count-mismatch': {
    said: 'The number filed differs from the count check.',
    next: 'The count check governs; every difference is listed.',
  },
  'check.earlier-round': {
    said: 'Who counted in the first round is not known here, so the supplement cannot be checked.',
    next: 'Enter the persons of the first round first, with the day it was filed.',
  },
  'verdict.shape': { said: 'The verdict file is not well-formed.', next: support },
  'verdict.signature': { said: 'The signature under the verdict file is wrong.', next: support },
  'request.malformed': { said: 'What was sent is not well-formed.', next: reload },
  'request.too-large': { said: 'What was sent is too large.', next: reload },
  'request.media-type': { said: 'What was sent is of the wrong kind.', next: reload },
  'request.not-found': { said: 'There is nothing at this address.', next: 'Please check the address.' },
  'request.method': { said: 'The server does not take this kind of request.', next: reload },
  'request.too-many': { said: 'Too many requests in a short time.', next: waitAndRetry },
  'server.internal': { said: 'Something failed inside the server.', next: `${waitAndRetry} If it goes on: ${support}` },
};

export const errors: Like<typeof zhTw> = {
  refusals,
  middleware,
  network: { said: 'The server cannot be reached.', next: 'Check the network and try again.' },
  challengeTimes: {
    said: 'The server gave a wrong time for signing. A signature over it might not count, so the card was not asked.',
    next: 'Try again. If it stays so, do not sign for now and tell the commission, with the technical code.',
  },
  unexpected: { said: 'The server answered in an unexpected way.', next: `${waitAndRetry} If it goes on: ${support}` },
};
