export {
  type DeedEntry,
  encodeRegistryAct,
  type ListedCard,
  NO_LINE,
  type OfficersEntry,
  parseRegistryAct,
  placeOf,
  REGISTRY_ACT_KINDS,
  REGISTRY_ACTS_FORMAT,
  RETURNED_FILES,
  type RegistryAct,
  type RegistryActKind,
  type RegistryDeed,
} from './registry-act.ts';
export {
  REGISTRY_ACT_FINDINGS,
  type RegistryActFinding,
  type RegistryActsOptions,
  type RegistryActsReport,
  verifyRegistryActs,
} from './verify-registry-acts.ts';
