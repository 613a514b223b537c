import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import type { Reader, Tx } from '../../db/client'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { type ListFilter, type ListQuery, statusFilters } from '../input-schema'
import { selectTokens } from '../list-query'
import { type Bounds, countFirst, countListing } from './count-store'
import type { Listing } from './listing-store'
import { findFew, findInOrder } from './page-store'

const organization = { tab: 'organization' } as const
const filters: readonly ListFilter[] = [
  { tab: 'yours' },
  organization,
  { ...organization, removed: true },
  { ...organization, q: 'token' },
  { ...organization, q: 'kru_ 17' },
  { ...organization, q: '_' },
  { ...organization, type: 'location' },
  { ...organization, owner: `${orgId}-Ana Martins` },
  { ...organization, scope: 'contacts:read' },
  { ...organization, scope: 'contacts:write' },
  ...statusFilters.map((status) => ({ ...organization, status: [status] })),
  { ...organization, status: ['expired', 'removed'] },
]
/** Orders that the dates of a status shorten, and the others. */
const orders: readonly ListFilter[] = [
  { ...organization, sort: 'created.asc', status: ['idle'] },
  { ...organization, sort: 'last_used.desc', status: ['idle'] },
  { ...organization, sort: 'last_used.asc', status: ['idle'] },
  { ...organization, sort: 'expires.asc', status: ['expired'] },
  { ...organization, sort: 'expires.desc', status: ['expiring'] },
  ...(['name.asc', 'name.desc', 'last_used.asc', 'expires.desc'] as const).map((sort) => ({ ...organization, sort })),
]

onEveryDatabase('a long list', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open(), { inactivityDays: 90, listedPerPerson: 0, livePerPerson: 0 })
    const [ana, rui] = [await fixture.person('owner', 'Ana Martins'), await fixture.person('member', 'Rui Costa')]
    await fillWithTokens(fixture, [ana, rui], 150)
    return { fixture, ana }
  }

  async function select(fixture: OrgFixture, person: PersonActor, filter: ListFilter) {
    const selected = await selectTokens(fixture, person, filter)
    if (!selected.ok) throw new Error(JSON.stringify(selected.error))
    return { db: fixture.db.read, ...selected.value }
  }

  it('has the same order when it is read a few rows at a time, under every filter', async () => {
    const { fixture, ana } = await setUp()
    for (const filter of [...filters, ...orders]) {
      const { db, listing, query } = await select(fixture, ana, filter)
      const whole = await findFew(db, listing, query, { skip: 0, take: 1_000 })
      const parts: string[] = []
      for await (const ids of findInOrder(db, listing, query, 1_000, 31)) parts.push(...ids)
      expect([filter, parts]).toEqual([filter, whole])
      const first: string[] = []
      for await (const ids of findInOrder(db, listing, query, 5, 31)) first.push(...ids)
      expect([filter, first]).toEqual([filter, whole.slice(0, 5)])
    }
  })

  it('reports each number exactly or as a lower bound, however few rows are compared', async () => {
    const { fixture, ana } = await setUp()
    for (const filter of filters) {
      const { db, listing, query } = await select(fixture, ana, filter)
      const exact = await count(db, listing, query)
      expect([filter, exact.summary.atLeast, exact.summary.moreRemoved, exact.total.more]).toEqual([filter, [], false, false])
      for (const most of [
        { onePass: 20, perStatus: 3 },
        { onePass: 5, perStatus: 1_000 },
      ]) {
        const { total, summary } = await count(db, listing, query, most)
        expectBound(total.count, exact.total.count, total.more)
        expectBound(summary.all, exact.summary.all, summary.atLeast.includes('all'))
        expectBound(summary.removed, exact.summary.removed, summary.moreRemoved)
        for (const status of statusFilters) {
          expectBound(summary.statuses[status], exact.summary.statuses[status], summary.atLeast.includes(status))
        }
      }
    }
  })

  it('counts a suspended token once, whatever suspends it', async () => {
    const { fixture, ana } = await setUp()
    const at = new Date(0)
    const suspend = [
      (tx: Tx) => tx.membership.updateMany({ where: { userId: `${orgId}-Rui Costa` }, data: { deactivatedAt: at } }),
      (tx: Tx) => tx.location.updateMany({ where: { orgId }, data: { archivedAt: at } }),
      (tx: Tx) => tx.token.updateMany({ where: { orgId, type: 'location' }, data: { ownerId: `${orgId}-Rui Costa` } }),
      (tx: Tx) => tx.organization.updateMany({ where: { id: orgId }, data: { closingAt: at } }),
    ]
    for (const change of suspend) {
      await fixture.db.write(change)
      const { db, listing, query } = await select(fixture, ana, organization)
      const exact = await count(db, listing, query)
      const bounded = await count(db, listing, query, { onePass: 1, perStatus: 1_000 })
      expect(bounded.summary.statuses.suspended).toBe(exact.summary.statuses.suspended)
      expect(bounded.summary.atLeast).not.toContain('suspended')
    }
  })
})

const count = async (db: Reader, listing: Listing, query: ListQuery, most?: Bounds) =>
  countListing(db, listing, query, await countFirst(db, listing, most), most)

function expectBound(found: number, exact: number, more: boolean): void {
  if (more) expect(found).toBeLessThanOrEqual(exact)
  else expect(found).toBe(exact)
}
