import type { Fields } from '@lianshu/core/json';

/** The component's two pages that speak the popup protocol (moica §1.2); the second is the newer. */
export const POPUP_FORMS = ['popupForm', 'ChtPopupForm'] as const;
export type PopupForm = (typeof POPUP_FORMS)[number];

/** In which of the two stored forms a wrapped key is handed to the card. */
export type CipherForm = 'pkcs1' | 'cms';

/** How the component is asked to write what it decrypted. */
export const PLAIN_ENCODINGS = ['base64', 'NONE', ''] as const;
export type PlainEncoding = (typeof PLAIN_ENCODINGS)[number];

/** What no public document fixes and a site can set without a new build (docs/specs/middleware.md). */
export interface MiddlewareSettings {
  /** `http://localhost:<port>`. */
  readonly origin: string;
  /** The page that is tried first; while none has ever answered, each further press tries the other. */
  readonly popupForm: PopupForm;
  /** The component's `cipherType` for each form. The literal values are not public (moica §1.4). */
  readonly cipherTypes: Readonly<Record<CipherForm, string>>;
  readonly plainEncoding: PlainEncoding;
}

export const MIDDLEWARE_DEFAULTS: MiddlewareSettings = {
  origin: 'http://localhost:61161',
  popupForm: 'popupForm',
  cipherTypes: { pkcs1: 'PKCS#1', cms: 'PKCS#7' },
  plainEncoding: 'base64',
};

/** True for the only places where a component may listen: a port of this very computer. */
export function isMiddlewareOrigin(origin: string): boolean {
  if (!/^http:\/\/(localhost|127\.0\.0\.1):\d{1,5}$/.test(origin)) return false;
  // Spelled as a browser spells the origin of a message, or no message would ever count: no port 99999, no 061161, no 80.
  return URL.canParse(origin) && new URL(origin).origin === origin;
}

/** The host of the page, under which the component knows a site. */
export function ownHost(): string {
  return globalThis.location?.hostname ?? '';
}

/** The component's page that puts `site` on its list of trusted sites. */
export function trustPage(origin: string, site: string): string {
  return `${origin}/addDomain?domain=${encodeURIComponent(site)}`;
}

/** The page that trusts this very site, out of a problem that may have come from anywhere; undefined for any other address. */
export function componentPage(address: unknown, site: string = ownHost()): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return isMiddlewareOrigin(origin) && address === trustPage(origin, site) ? address : undefined;
}

/** The settings of a `/api/config`, the defaults where it is silent. Throws ParseError. */
export function middlewareSettings(config: Fields): MiddlewareSettings {
  const origin = config.has('middlewareOrigin') ? config.string('middlewareOrigin', 100) : MIDDLEWARE_DEFAULTS.origin;
  if (!config.has('middleware')) return { ...MIDDLEWARE_DEFAULTS, origin };
  const fields = config.object('middleware');
  const types = fields.object('cipherTypes');
  return {
    origin,
    popupForm: fields.oneOf('popupForm', POPUP_FORMS),
    cipherTypes: { pkcs1: types.string('pkcs1', 40), cms: types.string('cms', 40) },
    plainEncoding: fields.oneOf('plainEncoding', PLAIN_ENCODINGS),
  };
}
