/// <reference types="vite/client" />

/** Text of the trust file that the build pins (`build/pinned-trust.ts`). */
declare module 'virtual:pinned-trust' {
  const text: string;
  export default text;
}

/** Its `kind` alone. */
declare module 'virtual:pinned-kind' {
  const kind: string;
  export default kind;
}

declare module 'virtual:fonts-common.css';
declare module 'virtual:fonts-rare.css';
