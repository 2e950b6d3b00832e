import { Button as AriaButton } from 'react-aria-components/Button';
import { LANG_ATTRIBUTE, type Language, useLanguage } from '../../words/index.ts';
import './language-switch.css';

/** Each language in its own name, so that whoever cannot read the page finds it. */
const NAMES: Readonly<Record<Language, string>> = { 'zh-TW': '中文', en: 'English' };

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other: Language = language === 'zh-TW' ? 'en' : 'zh-TW';
  return (
    <AriaButton className="button button--quiet language-switch" onPress={() => choose(other)}>
      <span lang={LANG_ATTRIBUTE[other]}>{NAMES[other]}</span>
    </AriaButton>
  );
}
