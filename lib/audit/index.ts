export { type AuditAction, type AuditGroup, actionsOf, auditGroups, type TokenAuditAction } from './actions'
export { createAudit } from './audit'
export type { Entry } from './chain'
export type { AnonymousActor, Audit, AuditInput, ChainCheck, RecordChange } from './types'
