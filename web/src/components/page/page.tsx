import { type ReactNode, useEffect, useRef } from 'react';
import { AppLink, usePlace } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { classNames } from '../class-names.ts';
import { DemoBanner } from '../demo-banner/demo-banner.tsx';
import { LanguageSwitch } from '../language-switch/language-switch.tsx';
import './page.css';

export interface NavItem {
  readonly to: string;
  readonly label: string;
}

export interface PageProps {
  /** The one h1, and the window's title. */
  readonly title: string;
  /** Name of the face beside the service's name (領銜人, 主管機關 …). */
  readonly face?: string | undefined;
  readonly nav?: readonly NavItem[] | undefined;
  /** Links at the foot, beside what the service is. */
  readonly footer?: readonly NavItem[] | undefined;
  readonly isDemo: boolean;
  /** `reading` for one column of text, `wide` for tables. */
  readonly width?: 'reading' | 'wide' | undefined;
  /** Above the title: where this page belongs. */
  readonly above?: ReactNode;
  /** Below the title, in larger type. */
  readonly intro?: ReactNode;
  /** The page draws its own h1. */
  readonly isTitleHidden?: boolean | undefined;
  /** Stands for a page whose code is still being loaded. */
  readonly isPlaceholder?: boolean | undefined;
  /** Beside the language switch: who is logged in. */
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/** The path whose h1 was last shown: each path is another component, so it is kept outside of them. */
let lastPath: string | undefined;

function Mark() {
  return (
    <svg className="page__mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M9 8.5h9.5M9 13h9.5M9 17.5h5" />
      <path className="page__tick" d="m14.5 21.5 3.8 3.6 6.7-8.6" />
    </svg>
  );
}

/** The frame of every page: skip link, demo banner, header, one main, footer. A new path moves the focus to the h1. */
export function Page(props: PageProps) {
  const {
    title,
    face,
    nav = [],
    footer = [],
    isDemo,
    width = 'reading',
    above,
    intro,
    isTitleHidden,
    isPlaceholder,
    corner,
    children,
  } = props;
  const words = useWords(commonWords);
  const { path } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${isDemo ? `${words.demo.mark}｜` : ''}${title}｜${words.service}`;
  }, [title, isDemo, words]);
  useEffect(() => {
    if (isPlaceholder === true) return;
    if (lastPath !== undefined && lastPath !== path) heading.current?.focus();
    lastPath = path;
  }, [path, isPlaceholder]);
  return (
    <div className="page">
      {/* biome-ignore lint/a11y/useValidAnchor: it goes to the content; only the address must stay as it is */}
      <a
        className="page__skip"
        href="#main"
        onClick={(event) => {
          // The fragment of a signing link pins its case and stays.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {words.skipToContent}
      </a>
      {isDemo && <DemoBanner />}
      <header className="page__header">
        <div className="page__bar">
          <AppLink to="/" className="page__brand">
            <Mark />
            <span>
              {words.service}
              {face !== undefined && <span className="page__face">{face}</span>}
            </span>
          </AppLink>
          <div className="page__corner screen-only">
            {corner}
            <LanguageSwitch />
          </div>
        </div>
        {nav.length > 0 && (
          <nav className="page__nav screen-only" aria-label={words.mainNavigation}>
            <ul>
              {nav.map(({ to, label }) => (
                <li key={to}>
                  <AppLink to={to} isCurrent={to === path}>
                    {label}
                  </AppLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className={classNames('page__main', `page__main--${width}`)}>
        <div className="page__title">
          {above}
          <h1 ref={heading} tabIndex={-1} className={isTitleHidden === true ? 'visually-hidden' : undefined}>
            {title}
          </h1>
          {intro !== undefined && <div className="lead-text soft">{intro}</div>}
        </div>
        <div className="stack stack--loose">{children}</div>
      </main>
      <footer className="page__footer">
        {footer.length > 0 && (
          <nav className="page__nav page__nav--foot screen-only" aria-label={words.footerNavigation}>
            <ul>
              {footer.map(({ to, label }) => (
                <li key={to}>
                  <AppLink to={to} isCurrent={to === path}>
                    {label}
                  </AppLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p>{words.footer.about}</p>
      </footer>
    </div>
  );
}
