import type { CredentialKind, CredentialReason } from '@lianshu/core/credential';
import type { Like } from '../area.ts';
import type { credentials as zhTw } from '../zh-TW/credentials.ts';

const names: Record<CredentialKind, string> = {
  'moica-g2': 'citizen digital certificate card (自然人憑證), second generation',
  'moica-g3': 'citizen digital certificate card (自然人憑證), third generation',
  'new-eid': 'New eID or another chip identity card',
  mobile: 'mobile citizen certificate (行動自然人憑證)',
  financial: 'financial certificate, for online banking or securities',
  'health-card': 'health insurance card (健保卡)',
  'health-professional': 'certificate of a medical professional (醫事人員憑證)',
  organization: 'certificate of a company, an organisation or an agency',
};

const reasons: Record<CredentialReason, string> = {
  'citizen-card': 'The regulation names the citizen digital certificate.',
  'not-introduced': 'It has not been introduced.',
  'being-studied': 'Whether it may be used is being studied; no provision allows it at present.',
  'not-adopted': 'It was proposed when the system was discussed, and not adopted.',
  'often-used-by-others':
    'A health card makes no digital signature that could be used here, and is often used by somebody else.',
  'for-professional-acts': 'It is issued for professional acts, not for those of a citizen.',
  'not-a-person': 'It speaks for an agency, a company or a group; only a person signs.',
};

export const credentials: Like<typeof zhTw> = {
  names,
  reasons,
  seems: (name) => `This looks like: ${name}.`,
  willDo: (each) => `What you can use is your own ${each}.`,
  between: ' or ',
};
