import process from 'node:process';
import { parseTrust, type Trust, type TrustFault, trustFaults } from '@lianshu/core/trust';

const SAID: Readonly<Record<TrustFault, string>> = {
  'demo-kind': 'a demo trust file: its keys are public',
  'synthetic-issuer': 'a card authority in it is one of a test or a demonstration',
  'synthetic-authority': 'the commission’s or the registry’s key in it is one that anyone can derive',
};

/** A trust file that was read and may not be used here; `faults` says why. */
export class UnusableTrust extends Error {
  readonly faults: readonly TrustFault[];

  constructor(faults: readonly TrustFault[]) {
    super(`trust file refused: ${faults.map((fault) => SAID[fault]).join('; ')}. Install the production trust file.`);
    this.faults = faults;
  }
}

/**
 * A trust file for this process: in production (`NODE_ENV=production`) none with synthetic keys. Throws ParseError for another
 * format and `UnusableTrust`.
 */
export function parseUsableTrust(bytes: Uint8Array): Trust {
  const trust = parseTrust(bytes);
  const faults = trustFaults(trust, { isProduction: process.env.NODE_ENV === 'production' });
  if (faults.length > 0) throw new UnusableTrust(faults);
  return trust;
}
