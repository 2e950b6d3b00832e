const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/^lianshu-lead$/, 'lead-tool'],
  [/\bEdg[A-Z]?[a-z]*\//, 'edge'],
  [/\bFirefox\//, 'firefox'],
  [/\b(?:Headless)?Chrom(?:e|ium)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'macos'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];

/**
 * What is kept of a browser so that its holder knows it again: one of six words for the program and one of six for the
 * system, never a version, an address or a text of the browser's own.
 */
export function clientOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 512);
  const wordOf = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  return `${wordOf(BROWSERS)}/${wordOf(SYSTEMS)}`;
}
