/** Who may act: 領銜人, 中央選舉委員會, 戶政機關, and the calendar itself. */
export const ACTORS = ['lead', 'commission', 'registry', 'clock'] as const;
export type Actor = (typeof ACTORS)[number];
