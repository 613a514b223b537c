export {
  type AuditAction,
  type AuditGroup,
  type AuditResult,
  actionsOf,
  auditGroups,
  auditResults,
  deniedActions,
  resultOf,
  type TokenAuditAction,
} from './actions'
export { createAudit } from './audit'
export type { Entry } from './chain'
export type { AnonymousActor, Audit, AuditInput, ChainCheck, RecordChange } from './types'
