import type { BarredMatter } from '@lianshu/core/matters';
import type { ReactNode } from 'react';
import { DateText } from '../components/index.ts';
import { sayArticle, useLanguage, useWords } from '../words/index.ts';
import { mattersWords } from '../words/matters.ts';
import './matters.css';

export interface MatterCardProps {
  readonly matter: BarredMatter;
  /** Where it stands or how near it is, beside the source. */
  readonly mark?: ReactNode;
  /** Everyone's page lists one kind of bar only and need not say which. */
  readonly saysWhom?: boolean;
  readonly children?: ReactNode;
}

/** One barred matter: what it is, the case it came from, whom it binds, until when, on which provision. */
export function MatterCard({ matter, mark, saysWhom = true, children }: MatterCardProps) {
  const words = useWords(mattersWords);
  const { language } = useLanguage();
  const { source, binds, since, until, article } = matter;
  return (
    <li className="matter-card">
      <div className="row row--spread">
        <span className="small soft">{source}</span>
        {mark}
      </div>
      <p className="matter-card__matter" lang="zh-Hant-TW">
        {matter.matter}
      </p>
      <p className="small">
        {saysWhom && <strong>{words.binds[binds].name}　</strong>}
        {words.until} <DateText on={until} />
        <br />
        <span className="soft">
          {words.since} <DateText on={since} />
          <br />
          {sayArticle(article, language) ?? article}
        </span>
      </p>
      {children}
    </li>
  );
}

export function MatterList({ children }: { readonly children: ReactNode }) {
  return <ul className="matter-list">{children}</ul>;
}
