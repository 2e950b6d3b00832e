import './icon.css';

const SHAPES = {
  check: 'm4.5 12.5 5 5 10-11',
  cross: 'm6 6 12 12M18 6 6 18',
  warning: 'M12 4 2.8 19.5h18.4L12 4Zm0 5.8v4.6m0 2.6v.2',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.4m0-8.6v.2',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-3.2 5.8 6.4 6.4m0-6.4-6.4 6.4',
  copy: 'M9 9V4.5h10.5V15H15M4.5 9H15v10.5H4.5V9Z',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  upload: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15',
  next: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  down: 'm5 9 7 7 7-7',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3',
  card: 'M3 6h18v12H3V6Zm3 4h4v4H6v-4Zm8 1h4m-4 3h4',
  seal: 'M12 3.5 19 6v6c0 4.2-3 7.2-7 8.5-4-1.3-7-4.3-7-8.5V6l7-2.5Zm-3 8.3 2.3 2.3 4-4.4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.2 2',
  external: 'M13.5 4.5h6v6m0-6L11 13M17 13.5v6H4.5V7h6',
} as const;

export type IconName = keyof typeof SHAPES;

/** A drawing beside words; it says nothing itself and is hidden from assistive technology. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}

export const ICON_NAMES = Object.keys(SHAPES) as readonly IconName[];
