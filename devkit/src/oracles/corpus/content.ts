import { utf8 } from '@lianshu/core/bytes';

/** What every message of the corpus signs unless it says otherwise. */
export const CONTENT: Uint8Array = utf8('【全國性公民投票案連署同意書】\n中文內容\n');
