import { parseLogId } from '@lianshu/core/case';

/** Whether a text names a log, such as `9001.petition.1`. */
export function isLogName(text: string): boolean {
  try {
    parseLogId(text);
    return true;
  } catch {
    return false;
  }
}
