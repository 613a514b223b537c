import type { Db, Tx } from '../db/client'
import { noOrigin } from '../ports'
import { chainLink, chainStart, type Entry } from './chain'
import { checkChain } from './check'
import type { Audit, AuditActor, AuditInput } from './index'
import { installationChain } from './installation-store'
import { type Chain, insertHead, organisationChain } from './store'

export interface AuditDeps {
  readonly db: Db
  /** The audit key of the installation. */
  readonly key: Uint8Array
}

export function createAudit({ db, key }: AuditDeps): Audit {
  const lock = (tx: Tx, chain: Chain) => chain.lockHead(tx, chainStart(chain.of, key))
  const append = async (tx: Tx, chain: Chain, actor: AuditActor, at: Date, input: AuditInput) => {
    const head = await lock(tx, chain)
    const entry = toEntry(head.seq + 1, actor, at, input)
    await chain.appendEntry(tx, entry, chainLink(head.mac, chain.of, entry, key))
  }
  return {
    append: (tx, orgId, ...given) => append(tx, organisationChain(orgId), ...given),
    open: (tx, orgId) => insertHead(tx, orgId, chainStart(orgId, key)),
    change: (orgId, actor, at, work) =>
      db.write(async (tx) => {
        const chain = organisationChain(orgId)
        await lock(tx, chain)
        return work(tx, (input) => append(tx, chain, actor, at, input))
      }),
    check: (orgId) => checkChain(db.read, organisationChain(orgId), key),
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
