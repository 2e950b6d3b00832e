export { type ActContext, type ActFields, actTemplateText, readAct, renderAct, verifyAct } from './act.ts';
export {
  ACT_WORDS,
  type ActOffice,
  type ActWords,
  isSignedAct,
  OFFICE_HOLDERS,
  OFFICE_TITLES,
  SIGNED_ACTS,
  type SignedAct,
} from './act-words.ts';
export {
  type CardUsedContext,
  type CardUsedFields,
  cardUsedTemplateText,
  readCardUsed,
  renderCardUsed,
  verifyCardUsed,
} from './card-used.ts';
export {
  LOGIN_ROLES,
  type LoginContext,
  type LoginFields,
  type LoginRole,
  readLogin,
  renderLogin,
  verifyLogin,
} from './login.ts';
export {
  type ManifestConsentContext,
  type ManifestConsentFields,
  readManifestConsent,
  renderManifestConsent,
  verifyManifestConsent,
} from './manifest-consent.ts';
export { assertOrigin } from './origin.ts';
export { assertPlainText, type PlainTextOptions } from './plain-text.ts';
export {
  readSign,
  renderSign,
  type SignBlock,
  type SignContext,
  type SignFields,
  type SignReading,
  signTemplateText,
  statementTemplateSha256,
  verifySign,
} from './sign.ts';
export { readSubmission, renderSubmission, type SubmissionFields, verifySubmission } from './submission.ts';
export { type Purpose, STATEMENT_TEMPLATE } from './template.ts';
