import type { AuditLogDeps } from './deps'
import { auditReader } from './reach'
import { findIntegrity } from './store'
import type { AuditLog } from './types'
import { exportEntries } from './verbs/export'
import { listEntries, readChoices } from './verbs/list'
import { recordDenied } from './verbs/record-denied'
import { inspectChains, verifyChains } from './verbs/verify'

/** Reads the audit chains of organizations, for people. */
export function createAuditLog(deps: AuditLogDeps): AuditLog {
  return {
    mayRead: (actor) => auditReader(actor) !== null,
    list: (actor, filter) => listEntries(deps, actor, filter),
    choices: (actor) => readChoices(deps, actor),
    export: (actor, filter) => exportEntries(deps, actor, filter),
    recordDenied: (actor, path) => recordDenied(deps, actor, path),
    integrity: (orgId) => findIntegrity(deps.db.read, orgId),
    verify: () => verifyChains(deps),
    inspect: () => inspectChains(deps),
  }
}

export type { AuditLog, CheckedChain } from './types'
