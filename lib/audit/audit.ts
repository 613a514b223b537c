import type { Actor } from '../actor'
import type { Db, Tx } from '../db/client'
import type { OrgId } from '../ids'
import { noOrigin } from '../ports'
import { chainLink, chainStart } from './chain'
import type { Audit, AuditInput } from './index'
import { appendEntry, type EntryRow, insertHead, lockHead, readEntries, readHead, readLastSeq } from './store'

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

/** Walks as far as the head that was read first: what is appended meanwhile is for the next time. */
async function checkChain(db: Db, orgId: OrgId, key: Uint8Array) {
  const head = await readHead(db.read, orgId)
  let link = chainStart(orgId, key)
  let seq = 0
  while (head && seq < head.seq) {
    const rows = await readEntries(db.read, orgId, seq, Math.min(batch, head.seq - seq))
    for (const row of rows) {
      link = chainLink(link, row, key)
      seq += 1
      if (row.seq !== seq || row.mac !== link) return { entries: seq, firstBroken: seq }
    }
    if (rows.length === 0) break
  }
  const whole = head?.seq === seq && head.mac === link && !(await isHeadBehind(db, orgId))
  return { entries: seq, firstBroken: whole ? null : seq + 1 }
}

/** Entry and head are written together, so a head that is read later is never behind an entry read before. */
async function isHeadBehind(db: Db, orgId: OrgId): Promise<boolean> {
  const last = await readLastSeq(db.read, orgId)
  const head = await readHead(db.read, orgId)
  return head === null || head.seq < last
}
