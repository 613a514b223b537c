import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { type ListFilter, statusFilters } from '../input-schema'
import { selectTokens } from '../list-query'
import { countListing } from './count-store'
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
      const exact = await countListing(db, listing, query)
      expect([filter, exact.summary.atLeast, exact.summary.moreRemoved, exact.total.more]).toEqual([filter, [], false, false])
      for (const most of [
        { onePass: 20, perStatus: 3 },
        { onePass: 5, perStatus: 1_000 },
      ]) {
        const { total, summary } = await countListing(db, listing, query, most)
        expectBound(total.count, exact.total.count, total.more)
        expectBound(summary.all, exact.summary.all, summary.atLeast.includes('all'))
        expectBound(summary.removed, exact.summary.removed, summary.moreRemoved)
        for (const status of statusFilters) {
          expectBound(summary.statuses[status], exact.summary.statuses[status], summary.atLeast.includes(status))
        }
      }
    }
  })
})

function expectBound(found: number, exact: number, more: boolean): void {
  if (more) expect(found).toBeLessThanOrEqual(exact)
  else expect(found).toBe(exact)
}
