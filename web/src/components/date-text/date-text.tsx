import { isMoment, lawDate, sayDate, sayTime, useLanguage } from '../../words/index.ts';

/** A law date (`on`, YYYY-MM-DD) or a moment (`at`, ms), in the ROC calendar with the Gregorian one beside it. */
export function DateText(props: { readonly on: string } | { readonly at: number }) {
  const { language } = useLanguage();
  if ('on' in props) return <time dateTime={props.on}>{sayDate(props.on, language)}</time>;
  if (!isMoment(props.at)) return <span>{sayTime(props.at, language)}</span>;
  return (
    <time dateTime={new Date(props.at).toISOString()} data-law-date={lawDate(props.at)}>
      {sayTime(props.at, language)}
    </time>
  );
}
