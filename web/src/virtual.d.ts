/// <reference types="vite/client" />

/** Text of the trust file that the build pins; empty when the build had none (`build/pinned-trust.ts`). */
declare module 'virtual:pinned-trust' {
  const text: string;
  export default text;
}

declare module 'virtual:fonts-common.css';
declare module 'virtual:fonts-rare.css';
