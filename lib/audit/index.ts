export type { AuditAction, TokenAuditAction } from './actions'
export { createAudit } from './audit'
export type { AnonymousActor, Audit, AuditInput, RecordChange } from './types'
