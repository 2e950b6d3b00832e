export { AppLink, type AppLinkProps, isSamePage } from './app-link.tsx';
export { matchPath } from './match-path.ts';
export { chooseRoute, navigate, type Place, usePlace } from './place.ts';
