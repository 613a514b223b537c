import type { Db, Tx } from '../db/client'
import { noOrigin } from '../ports'
import { chainLink, chainStart, type Entry } from './chain'
import { checkChain } from './check'
import type { Audit, AuditActor, AuditInput } from './index'
import { installationChain } from './installation-store'
import { type Chain, type Head, insertHead, organizationChain } from './store'

export interface AuditDeps {
  readonly db: Db
  /** The audit key of the installation. */
  readonly key: Uint8Array
}

export function createAudit({ db, key }: AuditDeps): Audit {
  const lock = (tx: Tx, chain: Chain) => chain.lockHead(tx, chainStart(chain.of, key))
  const link = async (tx: Tx, chain: Chain, head: Head, actor: AuditActor, at: Date, input: AuditInput): Promise<Head> => {
    const entry = toEntry(head.seq + 1, actor, at, input)
    const mac = chainLink(head.mac, chain.of, entry, key)
    await chain.appendEntry(tx, entry, mac)
    return { seq: entry.seq, mac }
  }
  const append = async (tx: Tx, chain: Chain, ...given: [AuditActor, Date, AuditInput]) =>
    void (await link(tx, chain, await lock(tx, chain), ...given))
  return {
    append: (tx, orgId, ...given) => append(tx, organizationChain(orgId), ...given),
    open: (tx, orgId) => insertHead(tx, orgId, chainStart(orgId, key)),
    change: (orgId, actor, at, work) =>
      db.write(async (tx) => {
        const chain = organizationChain(orgId)
        let head = await lock(tx, chain)
        return work(tx, async (input) => {
          head = await link(tx, chain, head, actor, at, input)
        })
      }),
    check: (orgId) => checkChain(db.read, organizationChain(orgId), key),
    installation: {
      append: (tx, ...given) => append(tx, installationChain, ...given),
      check: () => checkChain(db.read, installationChain, key),
    },
  }
}

function toEntry(seq: number, actor: AuditActor, at: Date, input: AuditInput): Entry {
  const origin = 'origin' in actor ? actor.origin : noOrigin
  return {
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

function actorId(actor: AuditActor): string {
  if (actor.kind === 'person' || actor.kind === 'account') return actor.userId
  return actor.kind === 'token' || actor.kind === 'service' ? actor.tokenKey : actor.name
}
