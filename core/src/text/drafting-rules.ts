import { anyOf, bothOf, type Find, lacks, matches, repeated } from './hint.ts';

/** 主文 or 理由書. */
export type TextKind = 'main' | 'reasons';
export const TEXT_KINDS: readonly TextKind[] = ['main', 'reasons'];

/** 創制 asks the government to act, 複決 opposes what was or will be passed (Act Art. 2; text regulation Art. 5, 6). */
export type MatterKind = 'initiative' | 'referendum';

export interface DraftingRule {
  /** The provision that a person who judges the text has to read; `4.5` is subparagraph 5 (款) of Article 4. */
  readonly article: string;
  readonly kinds: readonly TextKind[];
  /** Only for such cases. */
  readonly matter?: MatterKind;
  readonly find: Find;
}

const MAIN: readonly TextKind[] = ['main'];
const BOTH = TEXT_KINDS;

/**
 * What a program can notice of the drafting rules in the text regulation (D0110031, Art. 3–6). Each is a hint for the
 * person who judges, never a reason to refuse: grammar, ambiguity, jargon, breadth and irrelevant detail (Art. 3.1–3.3,
 * 3.7, 4.1–4.3, 4.7, 4.9) need a reader and have no row here. Word lists stay short: a wrong hint costs trust.
 */
export const DRAFTING_RULES = {
  'text.not-a-question': {
    article: 'text regulation Art. 4.5',
    kinds: MAIN,
    find: lacks(/[？?][」』”"）)\s]*$/u),
  },
  'text.not-agree-or-disagree': { article: 'text regulation Art. 4.5', kinds: MAIN, find: lacks(/同意/u) },
  'text.more-than-one-matter': {
    article: 'Act Art. 9(8); text regulation Art. 4.6',
    kinds: MAIN,
    find: anyOf(
      repeated(/[？?]/gu),
      repeated(/是否|應否|可否|能否/gu),
      repeated(/[（(]?[一二三四五1-5１-５][）)、.．](?!\d)/gu),
    ),
  },
  'text.condition': {
    article: 'text regulation Art. 4.6',
    kinds: MAIN,
    find: matches(/如果|倘若|倘|假如|假若|假使|設若|除非|若(?!干)|為前提|為條件|的話/gu),
  },
  'text.leading-question': {
    article: 'text regulation Art. 4.4, 4.6',
    kinds: MAIN,
    find: matches(/難道|豈[能可有非不]|何不|理應|本應|眾所[周皆]知|毫無疑問|理所當然|不是嗎|對不對|誰[能會]反對/gu),
  },
  'text.loaded-words': {
    article: 'text regulation Art. 4.4',
    kinds: MAIN,
    find: matches(
      /惡法|黑心|毒害|荼毒|殘害|賣國|貪腐|無能|可恥|不公不義|暴政|獨裁|德政|捍衛|拯救|還我|愛[台臺]灣|霸凌/gu,
    ),
  },
  'text.double-negative': {
    article: 'text regulation Art. 4.8',
    kinds: MAIN,
    find: matches(
      /不得不|不[能可應會]不|無不|莫不|未嘗不|沒有不|不是不|並非不|不反對|不否認|不排除|是否(?:反對|不同意|不贊成|不應)|同意(?:反對|不得不)|反對[^，。；？！,;?!]{0,8}(?:禁止|廢止|取消|停止|不)/gu,
    ),
  },
  'text.emphasis': {
    article: 'text regulation Art. 3.4',
    kinds: BOTH,
    find: matches(/[！!]+|非常|極其|極為|極度|絕對|務必|堅決|強烈|毫無|徹頭徹尾/gu),
  },
  'text.inconsistent-terms': {
    article: 'text regulation Art. 3.5',
    kinds: BOTH,
    find: anyOf(
      bothOf(/台[灣北中南東]/u, /臺[灣北中南東]/u),
      bothOf(/你/u, /您/u),
      bothOf(/核電廠/u, /核能電廠|核能發電廠/u),
    ),
  },
  'text.foreign-script': {
    article: 'text regulation Art. 3.6',
    kinds: BOTH,
    find: matches(/(?:(?![\p{Script=Han}\p{Script=Bopomofo}])\p{L}\p{M}*)+/gu),
  },
  'text.picture': {
    article: 'text regulation Art. 3.8',
    kinds: BOTH,
    find: matches(/(?![©®™〰〽㊗㊙])(?:\p{Extended_Pictographic}|[\u25a0-\u25ff\u2600-\u27bf])/gu),
  },
  'text.initiative-purpose': {
    article: 'text regulation Art. 5.1',
    kinds: MAIN,
    matter: 'initiative',
    find: lacks(/應|制定|訂定|增訂|修正|建立|設置|實施|推動|要求/u),
  },
  'text.referendum-purpose': {
    article: 'text regulation Art. 6.1',
    kinds: MAIN,
    matter: 'referendum',
    find: lacks(/反對|廢止|廢除|刪除|停止|取消|撤銷|撤回|不應|不予/u),
  },
} as const satisfies Record<string, DraftingRule>;

export type DraftingCode = keyof typeof DRAFTING_RULES;

export interface DraftingWarning {
  readonly code: DraftingCode;
  readonly article: string;
  /** The words of the text that gave the hint; for what is missing, its last characters. */
  readonly found: readonly string[];
}

/** Every hint on a text, in the order of the table. `matter` adds the rules for that kind of case. */
export function draftingWarnings(kind: TextKind, text: string, matter?: MatterKind): readonly DraftingWarning[] {
  return (Object.entries(DRAFTING_RULES) as [DraftingCode, DraftingRule][]).flatMap(([code, rule]) => {
    if (!rule.kinds.includes(kind) || (rule.matter !== undefined && rule.matter !== matter)) return [];
    const found = rule.find(text.normalize('NFC'));
    return found.length === 0 ? [] : [{ code, article: rule.article, found }];
  });
}
