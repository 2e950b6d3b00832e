// The texts of a case are counted as everyone else counts them: core/text holds the rule.
export { MAIN_TEXT_LIMIT, REASONS_LIMIT as REASON_LIMIT, statutoryLength as countedLength } from '../text/index.ts';
