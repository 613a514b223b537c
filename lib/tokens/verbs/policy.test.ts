import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import type { PolicyInput } from '../policy/schema'

const terms = async ({ tokens }: OrgFixture, actor: PersonActor): Promise<PolicyInput> => {
  const policy = await tokens.policy.show(actor)
  if (!policy.ok) throw new Error(policy.error.code)
  return policy.value.terms
}

const currentPolicy = ({ db }: OrgFixture) => db.read.policy.findUniqueOrThrow({ where: { orgId } })

onEveryDatabase('the token policy', (open) => {
  it('is visible to owners and admins only, who must re-authenticate to change it', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const input = { ...(await terms(fixture, owner)), listedPerPerson: 5 }
    for (const role of ['manager', 'member', 'viewer'] as const) {
      const actor = await fixture.person(role, role, { fresh: true })
      expect(await fixture.tokens.policy.show(actor)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await fixture.tokens.policy.preview(actor, input)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await fixture.tokens.policy.save(actor, input, 1)).toMatchObject({ error: { code: 'forbidden' } })
    }
    const stale = await fixture.person('admin', 'Rui Costa')
    expect(await fixture.tokens.policy.save(stale, input, 1)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await fixture.tokens.policy.save({ ...stale, reauthUntil: owner.reauthUntil }, input, 1)).toMatchObject({
      value: { version: 2 },
    })
    expect(await currentPolicy(fixture)).toMatchObject({ listedPerPerson: 5, version: 2 })
  })

  it('change is recorded with old and new values and notifies every administrator once', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    await fixture.person('admin', 'Rui Costa')
    await fixture.person('member', 'Leo Duarte')
    const input = { ...(await terms(fixture, owner)), inactivityDays: 30, paused: true, pausedNote: 'Ask Ana.' }
    await fixture.tokens.policy.save(owner, input, 1)
    const entry = await fixture.db.read.auditEntry.findFirstOrThrow({ where: { action: 'policy.changed' } })
    expect(JSON.parse(entry.before ?? '')).toEqual({ inactivityDays: 90, paused: false, pausedNote: '' })
    expect(JSON.parse(entry.after ?? '')).toEqual({ inactivityDays: 30, paused: true, pausedNote: 'Ask Ana.' })
    const notices = await fixture.db.read.notice.findMany({ orderBy: { userId: 'asc' } })
    expect(notices.map(({ userId, kind }) => [userId, kind])).toEqual([
      [`${orgId}-Ana Martins`, 'policy_changed'],
      [`${orgId}-Rui Costa`, 'policy_changed'],
    ])
    expect(await fixture.tokens.policy.save(owner, input, 2)).toMatchObject({ value: { version: 2 } })
    expect(await fixture.db.read.auditEntry.count({ where: { action: 'policy.changed' } })).toBe(1)
    expect((await fixture.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('saved concurrently by two people is a conflict for the second, and no change is lost', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const input = await terms(fixture, owner)
    const both = [
      { ...input, listedPerPerson: 7 },
      { ...input, inactivityDays: 10, noticeDays: [1] },
    ]
    const outcomes = await Promise.all(both.map((each) => fixture.tokens.policy.save(owner, each, 1)))
    expect(outcomes.map((each) => (each.ok ? 'saved' : each.error.code)).sort()).toEqual(['conflict', 'saved'])
    const { listedPerPerson, inactivityDays } = await currentPolicy(fixture)
    expect([7, 90].join() === [listedPerPerson, inactivityDays].join() || [3, 10].join() === [listedPerPerson, inactivityDays].join()).toBe(
      true,
    )
  })

  it.each([
    ['livePerPerson', { listedPerPerson: 30 }],
    ['listedPerPerson', { listedPerPerson: 1_001 }],
    ['listedPerPerson', { listedPerPerson: 1.5 }],
    ['noticeDays', { inactivityDays: 15 }],
    ['noticeDays', { noticeDays: [] }],
    ['noticeDays', { noticeDays: [9, 8, 7, 6, 5, 4] }],
    ['defaultLifetime', { maxLifetime: 'P90D' }],
    ['defaultLifetime', { defaultLifetime: null }],
    ['noExpirationAllowed', { noExpirationAllowed: true }],
    ['adminCreators', { adminCreators: ['member'] }],
    ['maxOverlapHours', { maxOverlapHours: 169 }],
    ['pausedNote', { pausedNote: 'x'.repeat(281) }],
  ])('with a contradiction in %s is rejected with that field, on preview and on save', async (field, change) => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const input = { ...(await terms(fixture, owner)), ...change } as PolicyInput
    const rejected = { ok: false, error: { code: 'invalid_input', fields: { [field]: [expect.any(String)] } } }
    expect(await fixture.tokens.policy.preview(owner, input)).toMatchObject(rejected)
    expect(await fixture.tokens.policy.save(owner, input, 1)).toMatchObject(rejected)
    expect((await currentPolicy(fixture)).version).toBe(1)
  })

  it('restarts the inactivity period when the number of days changes, and only then', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const input = await terms(fixture, owner)
    const counted: unknown[] = []
    for (const [index, change] of [
      { listedPerPerson: 9 },
      { inactivityDays: 30 },
      { inactivityDays: 200 },
      { inactivityDays: 0 },
    ].entries()) {
      fixture.clock.advance('P1D')
      await fixture.tokens.policy.save(owner, { ...input, listedPerPerson: 9, ...change }, index + 1)
      counted.push((await currentPolicy(fixture)).inactivitySince?.toISOString() ?? null)
    }
    expect(counted).toEqual(['2026-01-01T00:00:00.000Z', '2026-11-22T12:00:00.000Z', '2026-11-23T12:00:00.000Z', null])
  })

  it('that forbids viewing deletes stored secrets, and the tokens keep working', async () => {
    const fixture = await openOrgFixture(await open(), { viewAllowed: true })
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const { token, tokenKey } = await fixture.make(owner)
    expect(await fixture.db.read.storedSecret.count()).toBe(1)
    await fixture.tokens.policy.save(owner, { ...(await terms(fixture, owner)), viewAllowed: false }, 1)
    expect([await fixture.db.read.storedSecret.count(), await fixture.db.read.dataKey.count()]).toEqual([0, 0])
    expect((await fixture.tokens.verify(token)).active).toBe(true)
    await fixture.tokens.policy.save(owner, { ...(await terms(fixture, owner)), viewAllowed: true }, 2)
    expect(await fixture.tokens.revealStored(owner, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('that pauses new tokens rejects them with its note until the pause ends', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    await fixture.tokens.policy.save(owner, { ...(await terms(fixture, owner)), paused: true, pausedNote: 'Back on Monday.' }, 1)
    await expect(fixture.make(owner)).rejects.toThrow('paused')
    expect((await fixture.tokens.options(owner)).paused).toEqual({ note: 'Back on Monday.' })
    await fixture.tokens.policy.save(owner, { ...(await terms(fixture, owner)), paused: false }, 2)
    expect(await currentPolicy(fixture)).toMatchObject({ pausedAt: null, pausedNote: null })
    await fixture.make(owner)
  })

  it('limits the choice of types, lifetimes, overlaps and removal', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const manager = await fixture.person('manager', 'Mia Santos', { locationIds: [`${orgId}-downtown`] })
    const change = { adminCreators: [], locationCreators: ['owner' as const], removeAllowed: false, maxOverlapHours: 24 }
    await fixture.tokens.policy.save(
      owner,
      { ...(await terms(fixture, owner)), ...change, defaultLifetime: 'P90D', maxLifetime: 'P90D' },
      1,
    )
    const options = await fixture.tokens.options(manager)
    expect(options.types).toEqual([
      { type: 'user', allowed: true, reason: null },
      { type: 'location', allowed: false, reason: 'Only owners can create location tokens.' },
    ])
    expect(options).toMatchObject({ lifetimes: ['P30D', 'P90D'], overlaps: ['PT0S', 'PT1H', 'PT24H'], removeAllowed: false })
    const input = { name: 'x', scopes: ['contacts:read'], expires: { kind: 'after' as const, duration: 'P30D' as const } }
    const rejected = await fixture.tokens.create(owner, { ...input, type: 'admin', acknowledged: true })
    expect(rejected).toMatchObject({ error: { code: 'forbidden' } })
    const { tokenKey } = await fixture.make(manager, { expires: { kind: 'after', duration: 'P30D' } })
    expect(await fixture.tokens.remove(manager, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    await fixture.tokens.rotate(manager, tokenKey, { overlap: 'PT24H' })
    expect(await fixture.tokens.show(manager, tokenKey)).toMatchObject({ value: { handOver: { extendable: false } } })
  })

  it('explains why a type cannot be created, except in the brokerage preset, which hides it', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const member = await fixture.person('member')
    const manager = await fixture.person('manager', 'Mia Santos', { locationIds: [`${orgId}-downtown`] })
    const typesOf = async (actor: PersonActor) => (await fixture.tokens.options(actor)).types.map(({ type }) => type)
    expect(await typesOf(member)).toEqual(['user', 'admin', 'location'])
    await fixture.tokens.policy.save(owner, { ...(await terms(fixture, owner)), preset: 'brokerage' }, 1)
    expect(await typesOf(member)).toEqual(['user'])
    expect(await typesOf(manager)).toEqual(['user', 'location'])
    expect(await typesOf(owner)).toEqual(['user', 'admin', 'location'])
    const forced = {
      name: 'x',
      type: 'admin' as const,
      scopes: ['contacts:read'],
      expires: { kind: 'after' as const, duration: 'P30D' as const },
    }
    expect(await fixture.tokens.create(member, { ...forced, acknowledged: true })).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('reports the live limit when it is full, because removing tokens does not help', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 3, livePerPerson: 4 })
    const ana = await fixture.person('member')
    for (let count = 0; count < 3; count += 1) await fixture.tokens.remove(ana, (await fixture.make(ana)).tokenKey)
    await fixture.make(ana)
    expect(await fixture.tokens.limit(ana)).toMatchObject({ full: 'live', live: 4, listed: 3, tokens: { length: 4 } })
    const rejected = await fixture.tokens.create(ana, {
      name: 'x',
      type: 'user',
      scopes: ['contacts:read'],
      expires: { kind: 'after', duration: 'P30D' },
    })
    expect(rejected).toMatchObject({ error: { code: 'limit_reached', detail: expect.stringContaining('Delete one permanently') } })
  })
})
