import { concat, utf8 } from '@lianshu/core/bytes';
import { parseLogId } from '@lianshu/core/case';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { KeyFolder } from '../keys/key-folder.ts';
import type { Keyholder } from './keyholder.ts';

const TAG_LABEL = utf8('lianshu/v1 tag');
const KEY_BYTES = 32;

/** tag = HMAC-SHA256(k_log, label ‖ input), with the keys as files. The driver for one box: it sees its inputs. */
export class HmacKeyholder implements Keyholder {
  readonly #primitives: Primitives;
  readonly #random: Random;
  readonly #keys: KeyFolder;
  readonly #cached = new Map<string, Uint8Array>();

  constructor(primitives: Primitives, random: Random, keys: KeyFolder) {
    this.#primitives = primitives;
    this.#random = random;
    this.#keys = keys;
  }

  async createLog(log: string): Promise<void> {
    await this.#keys.createOnce(fileOf(log), () => this.#random(KEY_BYTES));
  }

  async evaluate(log: string, inputs: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    let key = this.#cached.get(log);
    if (key === undefined) {
      key = await this.#keys.read(fileOf(log));
      if (key?.length !== KEY_BYTES) throw new Error('the keyholder has no key for this log');
      this.#cached.set(log, key);
    }
    const secret = key;
    return inputs.map((input) => this.#primitives.hmacSha256(secret, concat(TAG_LABEL, input)));
  }

  async hasLog(log: string): Promise<boolean> {
    return this.#cached.has(log) || (await this.#keys.read(fileOf(log))) !== undefined;
  }

  async destroyLog(log: string): Promise<void> {
    this.#cached.get(log)?.fill(0);
    this.#cached.delete(log);
    await this.#keys.destroy(fileOf(log));
  }
}

function fileOf(log: string): string {
  parseLogId(log);
  return `tag-${log}.key`;
}
