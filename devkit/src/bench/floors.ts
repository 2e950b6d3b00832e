import { createPublicKey, decapsulate, encapsulate, generateKeyPairSync, sign, verify } from 'node:crypto';

/** How often per second one core does, with OpenSSL alone, what no design can spare. */
export interface Floors {
  /** RSASSA-PKCS1-v1_5 verifications with an imported key: what a card's signature (2048) and its G3 certificate (4096) cost. */
  readonly rsa2048VerifiesPerSecond: number;
  readonly rsa4096VerifiesPerSecond: number;
  /** ML-KEM-768 decapsulations with an imported key: what opening a record cannot do without. */
  readonly kemDecapsulationsPerSecond: number;
}

/** Operations per second of `run` over at least `milliseconds`, after a warm-up of a tenth of that. */
export function operationsPerSecond(run: () => unknown, milliseconds: number): number {
  const measure = (duration: number) => {
    const start = performance.now();
    let count = 0;
    let elapsed = 0;
    do {
      for (let i = 0; i < 20; i++) run();
      count += 20;
      elapsed = performance.now() - start;
    } while (elapsed < duration);
    return (count * 1000) / elapsed;
  };
  measure(milliseconds / 10);
  return measure(milliseconds);
}

function rsaVerifies(modulusLength: number, milliseconds: number): number {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const message = new Uint8Array(64).fill(1);
  const signature = sign('sha256', message, privateKey);
  if (!verify('sha256', message, publicKey, signature)) throw new Error('floor: RSA does not verify');
  return operationsPerSecond(() => verify('sha256', message, publicKey, signature), milliseconds);
}

function kemDecapsulations(milliseconds: number): number {
  const { privateKey } = generateKeyPairSync('ml-kem-768');
  const { ciphertext } = encapsulate(createPublicKey(privateKey));
  return operationsPerSecond(() => decapsulate(privateKey, ciphertext), milliseconds);
}

/** Measures on the spot, so that a bench and its floor come from the same run of the same machine. About 3 × `seconds`. */
export function measureFloors(seconds = 0.5): Floors {
  const milliseconds = seconds * 1000;
  return {
    rsa2048VerifiesPerSecond: rsaVerifies(2048, milliseconds),
    rsa4096VerifiesPerSecond: rsaVerifies(4096, milliseconds),
    kemDecapsulationsPerSecond: kemDecapsulations(milliseconds),
  };
}
