import type { Db } from '../../lib/db/client'
import { putTable } from '../../lib/seeding/index'
import { firstPolicy, presets } from '../../lib/tokens/index'
import * as rows from './rows'

type Row = Readonly<Record<string, unknown>>
const perStatement = 2_500

export interface Sizes {
  /** In each of the ten organizations. */
  readonly tokens: number
  readonly contacts: number
  readonly deliveries: number
  readonly notices: number
  readonly entries: number
}

/** Fills a migrated, empty database. */
export async function fill(db: Db, sizes: Sizes, say: (text: string) => void): Promise<void> {
  const put = async (table: string, count: number, make: (index: number) => Row) => {
    for (let from = 0; from < count; from += perStatement) {
      const some = Array.from({ length: Math.min(perStatement, count - from) }, (_, index) => make(from + index))
      await db.write((tx) => putTable(tx, db.engine, table, some))
    }
  }
  for (const [number, org] of rows.organizations.entries()) {
    say(`${db.engine}: ${org}`)
    await db.write(async (tx) => {
      await tx.organization.create({ data: { id: org, slug: org, name: org, timeZone: 'Europe/Lisbon', createdAt: rows.now } })
      const policy = firstPolicy('default', { ...presets.default, listedPerPerson: 0, livePerPerson: 0, inactivityDays: 90 }, rows.now)
      await tx.policy.create({ data: { ...policy, inactivitySince: new Date(0), orgId: org, version: 1 } })
      await tx.auditHead.create({ data: { orgId: org, seq: org === rows.bigOrg ? sizes.entries : 0, mac: '' } })
    })
    await put('Location', 20, (index) => rows.locationRow(org, index))
    await put('User', rows.membersOf(org), (index) => rows.userRow(org, index))
    await put('Membership', rows.membersOf(org), (index) => rows.membershipRow(org, index))
    await put('Token', sizes.tokens, (index) => rows.tokenRow(org, number, index))
    await put('TokenUse', Math.floor(sizes.tokens * 0.8), (index) => rows.useRow(org, number, index))
    await put('UsageHour', Math.floor(sizes.tokens * 0.5), (index) => rows.hourRow(org, number, index))
  }
  const org = rows.bigOrg
  say(`${db.engine}: contacts, deliveries, notices, audit`)
  await put('Contact', sizes.contacts, (index) => rows.contactRow(org, index))
  const destination = { id: 'bench-destination', orgId: org, name: 'Leads', kind: 'json', tokenId: 'token-0', createdByName: 'Ana' }
  await db.write((tx) => tx.destination.create({ data: { ...destination, createdAt: rows.now } }))
  await put('Delivery', sizes.deliveries, (index) => rows.deliveryRow(org, index))
  await put('Notice', sizes.notices, (index) => rows.noticeRow(org, index))
  await put('AuditEntry', sizes.entries, (index) => rows.auditRow(org, index))
  if (db.engine === 'postgres') await db.write((tx) => tx.$executeRawUnsafe('ANALYZE'))
}
