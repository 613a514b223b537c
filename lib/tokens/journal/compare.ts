import { isOlder, type Journal, type JournalContents, type JournalEntry } from '../../journal/index'
import { logBrokenSeal, logOlderRow } from '../broken-seal'
import type { TokenDeps } from '../deps'
import { sealHolds } from '../digest'
import { toState } from '../recorded-state'
import { findByKeys, findChanged, findUndeleted, type JournaledRow } from './store'

export interface JournalReport {
  /** Rows that are older than the journal, or not deleted although the audit log says so. */
  readonly putBack: readonly string[]
  /** Rows that do not match their seal. */
  readonly edited: readonly string[]
  /** Changes that were missing in the journal. */
  readonly added: number
}

type CompareDeps = Pick<TokenDeps, 'db' | 'clock' | 'keys' | 'log'> & { readonly journal: Pick<Journal, 'read' | 'append'> }

const perBatch = 500

/**
 * Compares every changed row with the journal and the audit log, and logs the differences. A change that is newer than the journal
 * is added: its process was killed between commit and journal, or it was made before the journal existed.
 */
export async function compareWithJournal(deps: CompareDeps): Promise<JournalReport> {
  // read first: a row that is read later is at least as new
  const contents = await deps.journal.read()
  const found: Found = { putBack: new Set(), edited: new Set(), added: 0 }
  for await (const rows of changedRows(deps, contents)) await compareRows(deps, contents, rows, found)
  for (const tokenKey of await rejectUndeleted(deps, contents)) found.putBack.add(tokenKey)
  for (const tokenKey of found.putBack) logOlderRow(deps.log, tokenKey)
  for (const tokenKey of found.edited) logBrokenSeal(deps.log, tokenKey)
  return { putBack: [...found.putBack], edited: [...found.edited], added: found.added }
}

interface Found {
  readonly putBack: Set<string>
  readonly edited: Set<string>
  added: number
}

async function compareRows(deps: CompareDeps, contents: JournalContents, rows: readonly JournaledRow[], found: Found): Promise<void> {
  const missing: JournalEntry[] = []
  for (const row of rows) {
    const verdict = compareRow(deps, contents, row)
    if (verdict === 'newer') missing.push({ kind: 'token', state: toState(row) })
    else if (verdict !== 'same') found[verdict].add(row.tokenKey)
  }
  if (missing.length > 0) await deps.journal.append(missing)
  found.added += missing.length
}

/** Tokens that the audit log knows as deleted and their rows do not: the journal rejects them from now on. */
async function rejectUndeleted({ db, clock, journal }: CompareDeps, { revoked }: JournalContents): Promise<readonly string[]> {
  const undeleted = await findUndeleted(db.read)
  const at = (await clock.now()).getTime()
  const unknown = undeleted.filter((tokenKey) => !revoked.has(tokenKey))
  if (unknown.length > 0) await journal.append(unknown.map((tokenKey) => ({ kind: 'revoked', tokenKey, at })))
  return undeleted
}

/** Every changed row, and every row of a token in the journal: a row that was put back may be unchanged since its creation. */
async function* changedRows({ db }: CompareDeps, { tokens, revoked }: JournalContents): AsyncGenerator<JournaledRow[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: JournaledRow[] = await findChanged(db.read, after, perBatch)
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.id
  }
  const keys = [...new Set([...tokens.keys(), ...revoked.keys()])]
  for (let from = 0; from < keys.length; from += perBatch) {
    yield (await findByKeys(db.read, keys.slice(from, from + perBatch))).filter(({ version }) => version <= 1)
  }
}

function compareRow(
  { keys }: CompareDeps,
  { tokens, revoked }: JournalContents,
  row: JournaledRow,
): 'putBack' | 'edited' | 'newer' | 'same' {
  const version = tokens.get(row.tokenKey)?.version ?? 0
  if (isOlder(row, { version, isRevoked: revoked.has(row.tokenKey) })) return 'putBack'
  // a token that was revoked although its row had been edited keeps its broken seal
  if (!sealHolds(row, keys.seal)) return row.revokedAt ? 'same' : 'edited'
  return row.version > version && row.version > 1 ? 'newer' : 'same'
}
