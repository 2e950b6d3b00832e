export {
  BAR_ARTICLES,
  type BarredMatter,
  BOUND,
  type Bound,
  barsOfCase,
  inNeutralOrder,
  isRunning,
} from './barred-matter.ts';
export { type ConsultedMatter, consultMatters } from './consult.ts';
export { normalizeMatter, wordingSimilarity } from './similarity.ts';
