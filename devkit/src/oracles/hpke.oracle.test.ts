import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { XWing } from '@hpke/hybridkem-x-wing';
import { type HpkeSuite, openBase, sealBase, X25519, XWING } from '@lianshu/core/crypto';
import { purePrimitives } from '@lianshu/core/primitives';
import { nodePrimitives, nodeRandom } from '@lianshu/platform';

const ROUNDS = 8;

/** A copy with an ArrayBuffer of its own: what `@hpke/*` wants to be given. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

const suites: Readonly<Record<string, { ours: HpkeSuite; theirs: CipherSuite }>> = {
  'X-Wing': {
    ours: XWING,
    theirs: new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }),
  },
  X25519: {
    ours: X25519,
    theirs: new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }),
  },
};

for (const [name, { ours, theirs }] of Object.entries(suites)) {
  for (const [platform, p] of Object.entries({ pure: purePrimitives, node: nodePrimitives })) {
    test(`${name} on ${platform} primitives: @hpke opens what we seal, we open what @hpke seals`, async () => {
      for (let i = 0; i < ROUNDS; i++) {
        const secret = nodeRandom(32);
        const publicKey = ours.kem.publicKey(p, secret);
        const [info, aad, plaintext] = [nodeRandom(40), nodeRandom(i), nodeRandom(100 * i)];
        const privateKey = await theirs.kem.deserializePrivateKey(buffer(secret));

        const { enc, ct } = sealBase(p, ours, publicKey, info, aad, plaintext, nodeRandom(ours.kem.coinsLength));
        const recipient = await theirs.createRecipientContext({
          recipientKey: privateKey,
          enc: buffer(enc),
          info: buffer(info),
        });
        assert.deepEqual(new Uint8Array(await recipient.open(buffer(ct), buffer(aad))), plaintext);

        const recipientPublicKey = await theirs.kem.deserializePublicKey(buffer(publicKey));
        const sender = await theirs.createSenderContext({ recipientPublicKey, info: buffer(info) });
        const theirCt = new Uint8Array(await sender.seal(buffer(plaintext), buffer(aad)));
        assert.deepEqual(openBase(p, ours, secret, new Uint8Array(sender.enc), info, aad, theirCt), plaintext);
      }
    });
  }
}
