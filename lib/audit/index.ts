export { type AuditAction, auditActions, type TokenAuditAction, tokenAuditActions } from './actions'
export { createAudit } from './audit'
export type { AuditDeps } from './deps'
export type { AnonymousActor, Audit, AuditInput, ChainCheck, RecordChange } from './types'
