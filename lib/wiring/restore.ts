import type { OperatorActor } from '../actor'
import type { Audit } from '../audit/index'
import type { AuditLog } from '../audit-log/index'
import type { Db } from '../db/client'
import { finishRestore, type Journal, type JournalContents, type RestoreReport } from '../journal/index'
import type { Clock } from '../ports'
import type { ServiceTokens } from '../service-tokens/index'
import type { Tokens } from '../tokens/index'

interface RestoreDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: Audit
  readonly journal: Journal
  readonly tokens: Pick<Tokens, 'replayJournal'>
  readonly serviceTokens: Pick<ServiceTokens, 'replayRevocations'>
  readonly auditLog: Pick<AuditLog, 'verify'>
}

/** Brings tokens of every kind to the state of the journal, then verifies the audit log. */
export const restoreWith =
  ({ tokens, serviceTokens, auditLog, ...deps }: RestoreDeps) =>
  async (actor: OperatorActor): Promise<RestoreReport> => {
    const replays = [tokens.replayJournal, ({ revoked }: JournalContents) => serviceTokens.replayRevocations(revoked)]
    const report = await finishRestore({ ...deps, replays }, actor)
    await auditLog.verify()
    return report
  }
