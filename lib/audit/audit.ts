import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import { isActorCurrent } from '../directory/index'
import type { OrgId } from '../ids'
import { noOrigin } from '../ports'
import { fail } from '../result'
import { chainLink, chainStart, type Entry } from './chain'
import { checkChain } from './check'
import type { AuditDeps } from './deps'
import { hasPeople, installationChain } from './installation-store'
import { type Chain, type Head, insertHead, organizationChain } from './store'
import type { Audit, AuditActor, AuditInput, RecordChange } from './types'

export function createAudit({ db, key }: AuditDeps): Audit {
  const lock = (tx: Tx, chain: Chain) => chain.lockHead(tx, chainStart(chain.of, key))
  const link = async (tx: Tx, chain: Chain, head: Head, by: Author, at: Date, input: AuditInput): Promise<Head> => {
    const entry = toEntry(head.seq + 1, by, at, input)
    const mac = chainLink(head.mac, chain.of, entry, key)
    await chain.appendEntry(tx, entry, mac)
    return { seq: entry.seq, mac }
  }
  const append = async (tx: Tx, chain: Chain, actor: AuditActor, at: Date, input: AuditInput): Promise<number> =>
    (await link(tx, chain, await lock(tx, chain), authorOf(actor), at, input)).seq
  const changeBy = <T>(orgId: OrgId, by: Author, at: Date, work: (tx: Tx, record: RecordChange) => Promise<T>): Promise<T> =>
    db.write(async (tx) => {
      const chain = organizationChain(orgId)
      let head = await lock(tx, chain)
      return work(tx, async (input) => {
        head = await link(tx, chain, head, by, at, input)
        return head.seq
      })
    })
  return {
    lock: async (tx, orgId) => void (await lock(tx, organizationChain(orgId))),
    append: (tx, orgId, actor, at, input) => append(tx, organizationChain(orgId), actor, at, input),
    open: (tx, orgId) => insertHead(tx, orgId, chainStart(orgId, key)),
    change: (orgId, actor, at, work) =>
      changeBy(orgId, authorOf(actor), at, async (tx, record) =>
        (await mayStillChange(tx, orgId, actor)) ? work(tx, record) : fail('forbidden'),
      ),
    changeAsSystem: (orgId, actor, at, work) => changeBy(orgId, authorOf(actor), at, work),
    continueChange: async (orgId, seq, at, work) => {
      const [began] = await organizationChain(orgId).readEntries(db.read, seq - 1, 1)
      if (began?.seq !== seq) throw new Error('The audit entry that began the change is missing.')
      return changeBy(orgId, began, at, work)
    },
    check: (orgId) => checkChain(db.read, organizationChain(orgId), key),
    linkAt: (orgId, seq) => (orgId === null ? installationChain : organizationChain(orgId)).readMac(db.read, seq),
    installation: {
      append: async (tx, actor, at, input) => void (await append(tx, installationChain, actor, at, input)),
      check: async () => {
        const check = await checkChain(db.read, installationChain, key)
        return check.entries === 0 && (await hasPeople(db.read)) ? { entries: 0, firstBroken: 1 } : check
      },
    },
  }
}

const mayStillChange = async (tx: Tx, orgId: OrgId, actor: Actor): Promise<boolean> =>
  actor.kind !== 'person' || (actor.orgId === orgId && (await isActorCurrent(tx, actor)))

/** Who an entry names, and where their request came from. */
type Author = Pick<Entry, 'actorKind' | 'actorId' | 'actorName' | 'ip' | 'userAgent' | 'requestId'>

function authorOf(actor: AuditActor): Author {
  const { ip, userAgent, requestId } = 'origin' in actor ? actor.origin : noOrigin
  return { actorKind: actor.kind, actorId: idOf(actor), actorName: actor.name, ip, userAgent, requestId }
}

function toEntry(seq: number, { actorKind, actorId, actorName, ip, userAgent, requestId }: Author, at: Date, input: AuditInput): Entry {
  return {
    seq,
    at,
    actorKind,
    actorId,
    actorName,
    action: input.action,
    tokenKey: input.tokenKey ?? null,
    subject: input.subject ?? null,
    before: input.before ? JSON.stringify(input.before) : null,
    after: input.after ? JSON.stringify(input.after) : null,
    ip,
    userAgent,
    requestId,
  }
}

function idOf(actor: AuditActor): string {
  if (actor.kind === 'person' || actor.kind === 'account') return actor.userId
  return actor.kind === 'token' || actor.kind === 'service' ? actor.tokenKey : actor.name
}
