import type { Actor } from '../actor'
import type { Db, Tx } from '../db/client'
import type { OrgId } from '../ids'
import { noOrigin } from '../ports'
import { chainLink, chainStart } from './chain'
import type { Audit, AuditInput } from './index'
import { appendEntry, type EntryRow, insertHead, lockHead, readEntries, readHead } from './store'

export interface AuditDeps {
  readonly db: Db
  /** The audit key of the installation. */
  readonly key: Uint8Array
}

export function createAudit({ db, key }: AuditDeps): Audit {
  const append = async (tx: Tx, orgId: OrgId, actor: Actor, at: Date, input: AuditInput) => {
    const head = await lockHead(tx, orgId)
    const entry = toEntry(orgId, head.seq + 1, actor, at, input)
    await appendEntry(tx, entry, chainLink(head.mac, entry, key))
  }
  return {
    append,
    open: (tx, orgId) => insertHead(tx, orgId, chainStart(orgId, key)),
    change: (orgId, actor, at, work) =>
      db.write(async (tx) => {
        await lockHead(tx, orgId)
        return work(tx, (input) => append(tx, orgId, actor, at, input))
      }),
    check: (orgId) => checkChain(db, orgId, key),
  }
}

function toEntry(orgId: OrgId, seq: number, actor: Actor, at: Date, input: AuditInput): EntryRow {
  const origin = 'origin' in actor ? actor.origin : noOrigin
  return {
    orgId,
    seq,
    at,
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorName: actor.name,
    action: input.action,
    tokenKey: input.tokenKey ?? null,
    subject: input.subject ?? null,
    before: input.before ? JSON.stringify(input.before) : null,
    after: input.after ? JSON.stringify(input.after) : null,
    ip: origin.ip,
    userAgent: origin.userAgent,
    requestId: origin.requestId,
  }
}

function actorId(actor: Actor): string {
  if (actor.kind === 'person' || actor.kind === 'account') return actor.userId
  return actor.kind === 'token' ? actor.tokenKey : actor.name
}

const batch = 1_000

async function checkChain(db: Db, orgId: OrgId, key: Uint8Array) {
  let link = chainStart(orgId, key)
  let seq = 0
  for (;;) {
    const rows = await readEntries(db.read, orgId, seq, batch)
    for (const row of rows) {
      link = chainLink(link, row, key)
      seq += 1
      if (row.seq !== seq || row.mac !== link) return { entries: seq, firstBroken: seq }
    }
    if (rows.length < batch) break
  }
  const head = await readHead(db.read, orgId)
  const whole = head?.seq === seq && head.mac === link
  return { entries: seq, firstBroken: whole ? null : seq + 1 }
}
