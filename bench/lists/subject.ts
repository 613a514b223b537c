import { randomBytes } from 'node:crypto'
import type { PersonActor, TokenActor } from '../../lib/actor'
import { createAudit } from '../../lib/audit/index'
import { createAuditLog } from '../../lib/audit-log/index'
import { createContacts } from '../../lib/contacts/index'
import { createDb } from '../../lib/db/client'
import { findDeliveries } from '../../lib/destinations/store'
import { createNotices } from '../../lib/notices/index'
import { memberPage } from '../../lib/organizations/verbs/member-page'
import { noOrigin } from '../../lib/ports'
import { createTokens, Scopes } from '../../lib/tokens/index'
import { readPolicy } from '../../lib/tokens/policy/record'
import { surveyPolicy } from '../../lib/tokens/policy/survey'
import { createUsage } from '../../lib/usage/index'
import { bigOrg, now, userIdOf } from './rows'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const clock = { now: async () => now }
const random = { bytes: (length: number) => randomBytes(length) }

export type Subject = ReturnType<typeof open>

/** The lists of the big organization, as its owner and as its admin token. */
export function open(url: string) {
  const db = createDb(url)
  const ring = [{ id: 'bench', key: randomBytes(32) }]
  const keys = { pepper: ring, seal: ring, audit: ring[0]?.key, view: ring, session: ring } as never
  const audit = createAudit({ db, key: (keys as { audit: Uint8Array }).audit } as never)
  const notices = createNotices({ db, clock, random, mail: {} as never, origin: 'http://localhost' } as never)
  const usage = createUsage({ db, log, schedule: () => () => undefined } as never)
  const tokens = createTokens({ db, clock, audit, random, keys, log, scopes: new Scopes(), notices, usage } as never)
  const contacts = createContacts({ db, clock, random, keys, audit } as never)
  const auditLog = createAuditLog({ db, clock, log, audit } as never)
  const owner = {
    kind: 'person',
    userId: userIdOf(bigOrg, 0),
    name: 'Ana',
    orgId: bigOrg,
    role: 'owner',
    locationIds: [],
    sessionId: 's',
    reauthUntil: new Date(now.getTime() + 60_000),
    timeZone: 'Europe/Lisbon',
    origin: noOrigin,
  } as unknown as PersonActor
  const software = {
    kind: 'token',
    tokenKey: 'kra_x',
    type: 'admin',
    orgId: bigOrg,
    locationId: null,
    userId: null,
    scopes: [],
  } as unknown as TokenActor
  const own = { ...software, type: 'user', userId: userIdOf(bigOrg, 3) } as TokenActor
  return {
    tokens: (filter: object) => tokens.list(owner, filter as never),
    // earlier code has the owners in the reach
    owners: () => ('owners' in tokens ? tokens.owners(owner) : (tokens as { reach(actor: PersonActor): Promise<object> }).reach(owner)),
    contacts: (filter: object) => contacts.list(software, filter as never),
    ownContacts: (filter: object) => contacts.list(own, filter as never),
    deliveries: (skip: number) => findDeliveries(db.read, bigOrg as never, 'bench-destination', skip, 25),
    notices: (filter: object) => notices.inbox({ ...owner, kind: 'account' } as never, filter as never),
    unread: () => notices.unread(owner.userId),
    audit: (filter: object) => auditLog.list(owner, filter as never),
    members: (filter: object) => memberPage({ db, clock, mail: { enabled: true } } as never, owner, filter as never),
    dryRun: async () => {
      const before = await readPolicy(db.read, bigOrg as never)
      const after = { ...before, inactivityDays: 30, listedPerPerson: 5 }
      const change = { before, after, fields: ['inactivityDays', 'listedPerPerson'], now } as const
      const steps = surveyPolicy(db.read, bigOrg as never, change)
      // earlier code returns the result
      if (Symbol.asyncIterator in steps) for await (const _progress of steps);
      else await steps
    },
    exportAll: async () => {
      const exported = (await tokens.exportRows(owner, { tab: 'organization' } as never)) as {
        ok: boolean
        value?: { batches?: AsyncIterable<readonly unknown[]>; rows?: readonly unknown[] }
      }
      let count = exported.value?.rows?.length ?? 0
      if (exported.value?.batches) for await (const batch of exported.value.batches) count += batch.length
      return count
    },
    exportAudit: async () => {
      const exported = await auditLog.export(owner, {})
      let count = 0
      if (exported.ok) for await (const batch of exported.value) count += batch.length
      return count
    },
    close: () => db.close(),
  }
}
