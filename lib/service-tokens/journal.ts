import type { ServiceTokenDeps } from './deps'
import { logPutBack } from './put-back'
import { sealService } from './seal'
import { findAllServiceTokens, findServiceTokens, updateServiceToken } from './store'
import type { ServiceJournalReport } from './types'

/** Logs rows that were put back after their revocation, and adds revocations that the journal lacks. */
export async function compareServiceTokens({ db, journal, log }: ServiceTokenDeps): Promise<ServiceJournalReport> {
  const { revoked } = await journal.read()
  const rows = await findAllServiceTokens(db.read)
  const putBack = rows.flatMap(({ tokenKey, revokedAt }) => (revokedAt === null && revoked.has(tokenKey) ? [tokenKey] : []))
  const missing = rows.flatMap(({ tokenKey, revokedAt }) =>
    revokedAt === null || revoked.has(tokenKey) ? [] : [{ kind: 'revoked' as const, tokenKey, at: revokedAt.getTime() }],
  )
  if (missing.length > 0) await journal.append(missing)
  for (const tokenKey of putBack) logPutBack(log, tokenKey)
  return { putBack, added: missing.length }
}

/** Revokes again what was revoked after a backup; returns the number of revoked tokens. */
export async function replayRevocations({ db, keys }: ServiceTokenDeps, revoked: ReadonlyMap<string, number>): Promise<number> {
  let replayed = 0
  for (const row of await findServiceTokens(db.read)) {
    const at = revoked.get(row.tokenKey)
    if (at === undefined) continue
    const next = { ...row, revokedAt: new Date(at) }
    if (await db.write((tx) => updateServiceToken(tx, { ...next, ...sealService(next, keys.seal) }))) replayed += 1
  }
  return replayed
}
