/**
 * Who may act: 領銜人, 中央選舉委員會, 戶政機關, an agency asked for its opinion (立法或行政機關), 立法院, a court, and the
 * calendar itself.
 */
export const ACTORS = ['lead', 'commission', 'registry', 'agency', 'legislature', 'court', 'clock'] as const;
export type Actor = (typeof ACTORS)[number];
