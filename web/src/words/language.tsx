import type { Stage } from '@lianshu/core/case';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { type Area, LANG_ATTRIBUTE, type Language, type Like } from './area.ts';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<Choice>({ language: 'zh-TW', choose: () => {} });

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Holds the visitor's language, keeps `<html lang>` right and tells React Aria. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => rememberedLanguage(storage()));
  useEffect(() => {
    document.documentElement.lang = LANG_ATTRIBUTE[language];
  }, [language]);
  const choice = useMemo<Choice>(
    () => ({
      language,
      choose: (chosen) => {
        rememberLanguage(storage(), chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return (
    <LanguageContext value={choice}>
      <I18nProvider locale={language === 'en' ? 'en-GB' : 'zh-TW'}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Choice {
  return useContext(LanguageContext);
}

const StageContext = createContext<Stage>('petition');

/** What is below speaks of this stage: of proposers (提案人) or of joint signers (連署人). */
export function StageWords({ stage, children }: { readonly stage: Stage; readonly children: ReactNode }) {
  return <StageContext value={stage}>{children}</StageContext>;
}

/** The words of an area in the visitor's language, and of the stage where they differ: `const w = useWords(signerWords)`. */
export function useWords<T>(words: Area<T>): Like<T> {
  const stage = useContext(StageContext);
  const { language } = useLanguage();
  return (stage === 'proposal' && words.proposing !== undefined ? words.proposing : words)[language];
}
