import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import type { ReportFilter } from './schema'

const downtown = `${orgId}-downtown`

/** Tokens of every type, each used once and rejected once. */
async function begin(db: TestDb) {
  const fixture = await openOrgFixture(db, { locationCreators: ['owner', 'admin', 'manager'], inactivityDays: 0 })
  const owner = await fixture.person('owner', 'owner', { fresh: true })
  const manager = await fixture.person('manager', 'manager', { locationIds: [downtown] })
  const member = await fixture.person('member', 'member', { locationIds: [downtown] })
  const viewer = await fixture.person('viewer')
  const made = {
    owned: await fixture.make(owner, { name: 'owned' }),
    downtown: await fixture.make(owner, { name: 'downtown', type: 'location', locationId: downtown }),
    harbour: await fixture.make(owner, { name: 'harbour', type: 'location', locationId: `${orgId}-harbour` }),
    member: await fixture.make(member, { name: 'member' }),
  }
  for (const { token } of Object.values(made)) {
    await fixture.tokens.verify(token)
    await fixture.tokens.verify(token, { scopes: ['contacts:none'] })
  }
  await fixture.usage.flush()
  return { fixture, made, people: { owner, manager, member, viewer } }
}

onEveryDatabase('the usage report', (open) => {
  it('shows administrators every token, managers their locations, and the others their own', async () => {
    const { fixture, people } = await begin(await open())
    const names = async (actor: PersonActor, filter: ReportFilter = {}) => {
      const report = await fixture.tokens.report(actor, filter)
      return report.ok ? report.value.top.map(({ name }) => name).toSorted() : report.error.code
    }
    expect(await names(people.owner)).toEqual(['downtown', 'harbour', 'member', 'owned'])
    expect(await names(people.manager)).toEqual(['downtown'])
    expect(await names(people.member)).toEqual(['member'])
    expect(await names(people.viewer)).toEqual([])
    expect(await names(people.owner, { location: downtown })).toEqual(['downtown'])
    expect(await names(people.owner, { type: 'user' })).toEqual(['member', 'owned'])
    expect(await names(people.manager, { location: `${orgId}-harbour` })).toEqual([])
    expect(await fixture.tokens.report({ kind: 'job', name: 'expiry' }, {})).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('counts requests by day, rejections by reason, and tokens that work and that are unused', async () => {
    const { fixture, made, people } = await begin(await open())
    const report = async () => {
      const outcome = await fixture.tokens.report(people.owner, { days: 7 })
      if (!outcome.ok) throw new Error(outcome.error.code)
      return outcome.value
    }
    const first = await report()
    expect(first.days).toHaveLength(7)
    expect(first.days.at(-1)).toMatchObject({ accepted: 4, rejected: 4 })
    expect(first).toMatchObject({ reasons: [{ code: 'insufficient_scope', count: 4 }], reasonsSince: null, active: 4, unused: 0 })
    await fixture.tokens.setActive(people.owner, made.owned.tokenKey, false)
    await fixture.tokens.revoke(people.owner, made.harbour.tokenKey)
    fixture.clock.advance('P31D')
    await fixture.tokens.verify(made.member.token)
    await fixture.tokens.verify(made.owned.token)
    await fixture.usage.flush()
    const later = await report()
    expect(later.days.at(-1)).toMatchObject({ accepted: 1, rejected: 1 })
    expect(later).toMatchObject({ active: 2, unused: 1, reasons: [{ code: 'deactivated', count: 1 }] })
    expect(later.top.map(({ name }) => name)).toEqual(['member', 'owned'])
  })

  it('says since when reasons are recorded if earlier rejections have none', async () => {
    const db = await open()
    const { fixture, people } = await begin(db)
    await db.write((tx) => tx.usageHour.updateMany({ data: { rejected: { increment: 1 } } }))
    const report = await fixture.tokens.report(people.owner, {})
    const now = await fixture.clock.now()
    expect(report.ok && report.value.reasonsSince?.slice(0, 13)).toBe(now.toISOString().slice(0, 13))
  })
})
