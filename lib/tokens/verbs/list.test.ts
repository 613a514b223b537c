import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { addOrganization, type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { seededRandom } from '../../testing/fixtures/random'
import { dayMs } from '../../time/units'
import { digestToken, sealRow } from '../digest'
import { type ListFilter, statusFilters, tabs } from '../input-schema'
import { presets } from '../policy/presets'
import { type TokenStatus, tokenPage } from '../schema'
import { mintToken, mintTokenKey } from '../string'

const names = (page: { rows: { name: string }[] }) => page.rows.map((row) => row.name)

async function list(fixture: OrgFixture, ...[actor, filter]: Parameters<OrgFixture['tokens']['list']>) {
  const listed = await fixture.tokens.list(actor, filter)
  if (!listed.ok) throw new Error(listed.error.code)
  return tokenPage.parse(listed.value)
}

onEveryDatabase('the token list', (open) => {
  it('shows people their own tokens, and administrators those of the whole organization', async () => {
    const fixture = await openOrgFixture(await open())
    const [ana, rui] = [await fixture.person('member', 'Ana Martins'), await fixture.person('admin', 'Rui Costa', { fresh: true })]
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    await fixture.make(await fixture.person('member', 'Eve', { org: other }), { name: 'Foreign' })
    await fixture.make(ana, { name: 'Of Ana' })
    await fixture.make(rui, { name: 'Of all', type: 'admin', acknowledged: true })
    expect(names(await list(fixture, ana, {}))).toEqual(['Of Ana'])
    expect(names(await list(fixture, rui, {}))).toEqual([])
    expect(names(await list(fixture, rui, { tab: 'organization', sort: 'name.asc' }))).toEqual(['Of all', 'Of Ana'])
    expect(await fixture.tokens.list(ana, { tab: 'organization' })).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('shows location tokens to the people of that location', async () => {
    const fixture = await openOrgFixture(await open())
    const rui = await fixture.person('owner', 'Rui Costa')
    await fixture.make(rui, { name: 'Kiosk', type: 'location', locationId: `${orgId}-harbour` })
    const near = await fixture.person('member', 'Nia', { locationIds: [`${orgId}-harbour`] })
    const far = await fixture.person('manager', 'Fay', { locationIds: [`${orgId}-downtown`] })
    expect(names(await list(fixture, near, { tab: 'locations' }))).toEqual(['Kiosk'])
    expect((await list(fixture, near, { tab: 'locations' })).rows[0]?.actions).toEqual([])
    expect(names(await list(fixture, far, { tab: 'locations' }))).toEqual([])
  })

  it('finds tokens by the start of any word of name, key or owner', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const rui = await fixture.person('owner', 'Rui Costa')
    const { tokenKey } = await fixture.make(rui, { name: 'Nightly export São Paulo' })
    await fixture.make(rui, { name: 'Website forms' })
    const find = async (q: string) => names(await list(fixture, rui, { tab: 'organization', q }))
    expect(await find('sao nig')).toEqual(['Nightly export São Paulo'])
    expect(await find('port')).toEqual([])
    expect(await find(tokenKey.slice(0, 12))).toEqual(['Nightly export São Paulo'])
    expect(await find('cos')).toHaveLength(2)
  })

  it('looks up a query without letters and digits as it is', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const rui = await fixture.person('owner', 'Rui Costa')
    for (const name of ['Launch 🚀', 'Sale 50% off', 'orders_nightly', 'C:\\exports', 'Rates * 2', 'Plain'])
      await fixture.make(rui, { name })
    const find = async (q: string) => names(await list(fixture, rui, { tab: 'organization', q }))
    expect(await find('🚀')).toEqual(['Launch 🚀'])
    expect(await find(' % ')).toEqual(['Sale 50% off'])
    expect(await find('_')).toEqual(['orders_nightly'])
    expect(await find('\\')).toEqual(['C:\\exports'])
    expect(await find('*')).toEqual(['Rates * 2'])
    expect(await find('***')).toEqual([])
    expect(await find('  ')).toHaveLength(6)
  })

  it('shows the last page that has rows instead of one beyond it', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0, livePerPerson: 0 })
    const rui = await fixture.person('owner', 'Rui Costa')
    for (let made = 0; made < 11; made += 1)
      await fixture.make(rui, { name: `Export ${made}`, type: 'location', locationId: `${orgId}-harbour` })
    const shown = async (filter: ListFilter) => {
      const { page, rows, total } = await list(fixture, rui, { per: 10, ...filter })
      return [page, rows.length, total]
    }
    for (const tab of ['organization', 'locations'] as const) {
      expect(await shown({ tab, page: 2 })).toEqual([2, 1, 11])
      expect(await shown({ tab, page: 99 })).toEqual([2, 1, 11])
      expect(await shown({ tab, page: 99, location: `${orgId}-harbour` })).toEqual([2, 1, 11])
      expect(await shown({ tab, page: 2, location: `${orgId}-downtown` })).toEqual([1, 0, 0])
    }
    const { rows } = await list(fixture, rui, { tab: 'organization', per: 10, page: 2 })
    await fixture.tokens.revoke(rui, rows[0]?.tokenKey ?? '')
    expect(await shown({ tab: 'organization', page: 2 })).toEqual([1, 10, 10])
    expect(await shown({ page: 100_000 })).toEqual([1, 0, 0])
  })

  it('reports the tokens that expire soonest, whatever the page and the filter', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member', 'Ana Martins')
    await fixture.make(ana, { name: 'Forgotten' })
    fixture.clock.advance('PT1H')
    await fixture.make(ana, { name: 'Old' })
    fixture.clock.advance('P76D')
    for (let index = 0; index < 12; index += 1) await fixture.make(ana, { name: `New ${index}` })
    const { rows, urgent } = await list(fixture, ana, { per: 10, q: 'new' })
    expect(rows).toHaveLength(10)
    expect(urgent.map(({ name, status }) => [name, status])).toEqual([
      ['Forgotten', 'idle'],
      ['Old', 'idle'],
    ])
  })

  it('has pages that never overlap and never miss a row, in any order', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member')
    for (let made = 0; made < 23; made += 1) await fixture.make(ana, { name: `Export ${made % 5}` })
    for (const sort of ['created.desc', 'name.asc', 'last_used.desc', 'expires.asc'] as const) {
      const pages = await Promise.all([1, 2, 3].map((page) => list(fixture, ana, { sort, page, per: 10 })))
      const keys = pages.flatMap((page) => page.rows.map((row) => row.tokenKey))
      expect(new Set(keys).size).toBe(23)
      expect(pages[0]).toMatchObject({ total: 23, more: false })
    }
  })

  it("shows a limit on the viewer's own tokens only, and only if there is one", async () => {
    const limits = async (fixture: OrgFixture) => {
      const ana = await fixture.person('owner', 'Ana Martins')
      await fixture.make(ana)
      await fixture.make(ana, { type: 'location', locationId: `${orgId}-harbour` })
      await fixture.make(await fixture.person('member', 'Eve'))
      const { rows } = await list(fixture, ana, { tab: 'organization', sort: 'created.asc' })
      expect(rows).toHaveLength(3)
      return rows.flatMap(({ owner, listLimit }) => (listLimit === null ? [] : [[owner?.name, listLimit]]))
    }
    expect(await limits(await openOrgFixture(await open()))).toEqual([['Ana Martins', 3]])
    expect(await limits(await openOrgFixture(await open(), { listedPerPerson: 0 }))).toEqual([])
  })

  it('counts listed tokens that have not expired in its meter', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    await fixture.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    await fixture.tokens.remove(ana, tokenKey)
    expect((await list(fixture, ana, {})).meter).toEqual({ listed: 1, limit: 3 })
    expect(await list(fixture, ana, {})).toMatchObject({ summary: { all: 1, statuses: { active: 1, removed: 0 }, removed: 1 } })
    fixture.clock.advance('P30D')
    expect((await list(fixture, ana, {})).meter).toEqual({ listed: 0, limit: 3 })
  })

  it('shows removed tokens only with "Show removed"', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    await fixture.tokens.remove(ana, tokenKey)
    expect(names(await list(fixture, ana, {}))).toEqual([])
    expect(names(await list(fixture, ana, { removed: true }))).toHaveLength(1)
    expect(names(await list(fixture, ana, { status: ['removed'] }))).toHaveLength(1)
  })

  it.each([{ page: 0 }, { page: 1.5 }, { per: 1e9 }, { sort: 'name' }, { q: 'x'.repeat(101) }, { tab: { not: '' } }, { orgId: 'x' }])(
    'rejects the filter %j',
    async (filter) => {
      const fixture = await openOrgFixture(await open())
      const input = filter as Parameters<OrgFixture['tokens']['list']>[1]
      expect(await fixture.tokens.list(await fixture.person('member'), input)).toMatchObject({ error: { code: 'invalid_input' } })
    },
  )

  it('counts what it lists, on every tab and in the view of a location', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0, inactivityDays: 90 })
    const rui = await fixture.person('owner', 'Rui Costa')
    await fixture.person('member', 'Off')
    await db.write((tx) => tx.membership.updateMany({ where: { userId: `${orgId}-Off` }, data: { deactivatedAt: new Date() } }))
    await insertTokens(fixture, fc.sample(tokenFacts(await fixture.clock.now()), { numRuns: 150, seed: 7 }))
    const harbour = `${orgId}-harbour`
    const filters: ListFilter[] = [
      ...tabs.map((tab) => ({ tab })),
      { tab: 'locations', location: harbour },
      { tab: 'organization', removed: true },
      { tab: 'organization', q: 'token 1', owner: `${orgId}-Off` },
      { tab: 'organization', status: ['removed'] },
    ]
    for (const filter of filters) {
      const { summary } = await list(fixture, rui, filter)
      const total = async (change: ListFilter) => (await list(fixture, rui, { ...filter, ...change })).total
      const { removed: shownRemoved, ...others } = summary.statuses
      expect(summary.all).toBe(await total({ status: [] }))
      expect(Object.values(others).reduce((sum, count) => sum + count, filter.removed ? shownRemoved : 0)).toBe(summary.all)
      for (const status of statusFilters) {
        if (status !== 'removed' || shownRemoved > 0)
          expect([status, summary.statuses[status]]).toEqual([status, await total({ status: [status] })])
      }
      expect(summary.removed).toBe((await total({ status: [], removed: true })) - (await total({ status: [], removed: false })))
    }
  })

  it('finds exactly the tokens of a status by its filter', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const rui = await fixture.person('owner', 'Rui Costa')
    await fixture.person('member', 'Off')
    await db.write((tx) => tx.membership.updateMany({ where: { userId: `${orgId}-Off` }, data: { deactivatedAt: new Date() } }))
    const now = await fixture.clock.now()
    const count = 150
    const facts = fc.sample(tokenFacts(now), { numRuns: count, seed: 11 })
    await insertTokens(fixture, facts)
    for (const inactivityDays of [90, 0]) {
      await db.write((tx) => tx.policy.update({ where: { orgId }, data: { inactivityDays } }))
      const filter = { tab: 'organization', removed: true, per: 100 } as const
      const { rows: all } = await list(fixture, rui, filter)
      expect(all).toHaveLength(facts.filter((fact) => !fact.revokedAt).length)
      for (const status of statusFilters) {
        const found = await list(fixture, rui, { ...filter, status: [status] })
        expect([status, keysOf(found.rows)]).toEqual([status, keysOf(all.filter((row) => row.status === (status as TokenStatus)))])
      }
    }
  })
})

const keysOf = (rows: { tokenKey: string }[]) => rows.map((row) => row.tokenKey).sort()

type GeneratedToken = ReturnType<typeof tokenFacts> extends fc.Arbitrary<infer T> ? T : never

function tokenFacts(now: Date) {
  const near = fc.integer({ min: -100, max: 30 }).map((days) => new Date(now.getTime() + days * dayMs))
  const past = fc.integer({ min: 0, max: 100 }).map((days) => new Date(now.getTime() - days * dayMs))
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })
  return fc.record({
    createdAt: past,
    expiresAt: fc.option(near),
    keptAt: rarely(past),
    deactivatedAt: rarely(past),
    removedAt: rarely(past),
    revokedAt: rarely(past),
    previousEndsAt: rarely(near),
    lastUsedAt: fc.option(past),
    owner: fc.constantFrom('Rui Costa', 'Off'),
    place: fc.constantFrom(null, 'harbour', 'downtown'),
  })
}

async function insertTokens(fixture: OrgFixture, tokens: readonly GeneratedToken[]): Promise<void> {
  const random = seededRandom('insertTokens')
  await fixture.db.write(async (tx) => {
    for (const [index, { lastUsedAt, owner, place, ...dates }] of tokens.entries()) {
      const tokenKey = mintTokenKey(place ? 'location' : 'user', random)
      const sealed = {
        tokenKey,
        orgId,
        ownerId: place ? null : `${orgId}-${owner}`,
        locationId: place && `${orgId}-${place}`,
        type: place ? 'location' : 'user',
        scopes: 'contacts:read',
        ipAllowlist: '',
        ...digestToken(mintToken(tokenKey, random), fixture.keys.pepper),
        previousDigest: null,
        previousPepperId: null,
        previousExpiresAt: null,
        requestsPerMinute: 0,
        rotatedAt: null,
        generation: 1,
        version: 1,
        ...dates,
      }
      const rest = { name: `Token ${index}`, note: '', search: ` token ${index}`, createdById: 'x', createdByName: 'x' }
      await tx.token.create({ data: { id: `t${index}`, ...sealed, ...rest, ...sealRow(sealed, fixture.keys.seal) } })
      if (lastUsedAt) await tx.tokenUse.create({ data: { tokenId: `t${index}`, orgId, lastUsedAt } })
    }
  })
}

it('the presets are the default and those of the four systems', () => {
  expect(Object.keys(presets)).toEqual(['default', 'lead-sync', 'integration', 'agency', 'brokerage'])
})
