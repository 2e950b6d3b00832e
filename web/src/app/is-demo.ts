import kind from 'virtual:pinned-kind';

/** Everything that does not pin production keys is a demonstration and says so on every page. */
export const IS_DEMO = kind !== 'production';
