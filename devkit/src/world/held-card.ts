import type { CardClient } from '../../../web/src/middleware/index.ts';
import type { Card } from '../card/card.ts';

/**
 * A card in somebody's hand, for playing a case without a browser: the client that the pages use, minus window and
 * component. PIN and key behave as in the simulator.
 */
export function heldCard(card: Card, now: () => number): CardClient {
  const opens = (pin: string): boolean => card.verifyPin(pin).ok;
  return {
    getUserCert: async () => {
      const { signing, encryption, issuer } = card;
      const certificates = [
        { der: signing.certificate, use: 'sign' as const },
        ...(encryption ? [{ der: encryption.certificate, use: 'encrypt' as const }] : []),
        { der: issuer.certificate, use: 'ca' as const },
      ];
      return { ok: true, value: [{ slot: '', serialNumber: card.cardSerialNumber, certificates }] };
    },
    makeSignature: async ({ content, pin, nonce }) => {
      if (!opens(pin)) return { ok: false, fault: 'pin-wrong' };
      const signed = card.sign({
        tbs: content,
        hash: 'SHA256',
        type: 'PKCS7',
        signingTime: now(),
        ...(nonce ? { nonce } : {}),
      });
      return { ok: true, value: signed };
    },
    decryptData: async ({ ciphertext, form, pin }) => {
      if (!opens(pin)) return { ok: false, fault: 'pin-wrong' };
      const plain = card.decrypt(ciphertext, form === 'cms' ? 'PKCS#7' : 'PKCS#1');
      return plain ? { ok: true, value: plain } : { ok: false, fault: 'decrypt-failed' };
    },
  };
}
