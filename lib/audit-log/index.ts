import type { AuditLogDeps } from './deps'
import { auditReader } from './reach'
import { findIntegrity } from './store'
import type { AuditLog } from './types'
import { exportEntries } from './verbs/export'
import { listEntries, readChoices } from './verbs/list'
import { verifyChains } from './verbs/verify'

/** Reads the audit chains of organizations, for people. */
export function createAuditLog(deps: AuditLogDeps): AuditLog {
  return {
    mayRead: (actor) => auditReader(actor) !== null,
    list: (actor, filter) => listEntries(deps, actor, filter),
    choices: (actor) => readChoices(deps, actor),
    export: (actor, filter) => exportEntries(deps, actor, filter),
    integrity: (orgId) => findIntegrity(deps.db.read, orgId),
    verify: () => verifyChains(deps),
  }
}

export type { AuditLog } from './types'
