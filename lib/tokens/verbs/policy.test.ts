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

const inForce = ({ db }: OrgFixture) => db.read.policy.findUniqueOrThrow({ where: { orgId } })

onEveryDatabase('token policy', (open) => {
  it('owners and admins read and change it, with a fresh sign-in; nobody else sees it', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const input = { ...(await terms(scene, owner)), listedPerPerson: 5 }
    for (const role of ['manager', 'member', 'viewer'] as const) {
      const actor = await scene.person(role, role, { fresh: true })
      expect(await scene.tokens.policy.show(actor)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await scene.tokens.policy.preview(actor, input)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await scene.tokens.policy.save(actor, input, 1)).toMatchObject({ error: { code: 'forbidden' } })
    }
    const stale = await scene.person('admin', 'Rui Costa')
    expect(await scene.tokens.policy.save(stale, input, 1)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await scene.tokens.policy.save({ ...stale, reauthUntil: owner.reauthUntil }, input, 1)).toMatchObject({ value: { version: 2 } })
    expect(await inForce(scene)).toMatchObject({ listedPerPerson: 5, version: 2 })
  })

  it('a change is recorded with what it was and is, and told to the people who answer for it, once', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    await scene.person('admin', 'Rui Costa')
    await scene.person('member', 'Leo Duarte')
    const input = { ...(await terms(scene, owner)), inactivityDays: 30, paused: true, pausedNote: 'Ask Ana.' }
    await scene.tokens.policy.save(owner, input, 1)
    const entry = await scene.db.read.auditEntry.findFirstOrThrow({ where: { action: 'policy.changed' } })
    expect(JSON.parse(entry.before ?? '')).toEqual({ inactivityDays: 90, paused: false, pausedNote: '' })
    expect(JSON.parse(entry.after ?? '')).toEqual({ inactivityDays: 30, paused: true, pausedNote: 'Ask Ana.' })
    const notices = await scene.db.read.notice.findMany({ orderBy: { userId: 'asc' } })
    expect(notices.map(({ userId, kind }) => [userId, kind])).toEqual([
      [`${orgId}-Ana Martins`, 'policy_changed'],
      [`${orgId}-Rui Costa`, 'policy_changed'],
    ])
    expect(await scene.tokens.policy.save(owner, input, 2)).toMatchObject({ value: { version: 2 } })
    expect(await scene.db.read.auditEntry.count({ where: { action: 'policy.changed' } })).toBe(1)
    expect((await scene.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('of two people who change what both saw, the second is told and nothing is lost', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const input = await terms(scene, owner)
    const both = [
      { ...input, listedPerPerson: 7 },
      { ...input, inactivityDays: 10, noticeDays: [1] },
    ]
    const outcomes = await Promise.all(both.map((each) => scene.tokens.policy.save(owner, each, 1)))
    expect(outcomes.map((each) => (each.ok ? 'saved' : each.error.code)).sort()).toEqual(['conflict', 'saved'])
    const { listedPerPerson, inactivityDays } = await inForce(scene)
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
  ])('a contradiction in %s is rejected with its field, before and at saving', async (field, change) => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const input = { ...(await terms(scene, owner)), ...change } as PolicyInput
    const rejected = { ok: false, error: { code: 'invalid_input', fields: { [field]: [expect.any(String)] } } }
    expect(await scene.tokens.policy.preview(owner, input)).toMatchObject(rejected)
    expect(await scene.tokens.policy.save(owner, input, 1)).toMatchObject(rejected)
    expect((await inForce(scene)).version).toBe(1)
  })

  it('another number of days counts from the day it was set, whichever way it goes; other changes leave the count', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const input = await terms(scene, owner)
    const counted: unknown[] = []
    for (const [index, change] of [
      { listedPerPerson: 9 },
      { inactivityDays: 30 },
      { inactivityDays: 200 },
      { inactivityDays: 0 },
    ].entries()) {
      scene.clock.advance('P1D')
      await scene.tokens.policy.save(owner, { ...input, listedPerPerson: 9, ...change }, index + 1)
      counted.push((await inForce(scene)).inactivitySince?.toISOString() ?? null)
    }
    expect(counted).toEqual(['2026-01-01T00:00:00.000Z', '2026-11-22T12:00:00.000Z', '2026-11-23T12:00:00.000Z', null])
  })

  it('forbidding to view destroys what was stored, here and nowhere else, and the tokens keep working', async () => {
    const scene = await openOrgFixture(await open(), { viewAllowed: true })
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const { token, tokenKey } = await scene.make(owner)
    expect(await scene.db.read.storedSecret.count()).toBe(1)
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), viewAllowed: false }, 1)
    expect([await scene.db.read.storedSecret.count(), await scene.db.read.dataKey.count()]).toEqual([0, 0])
    expect((await scene.tokens.verify(token)).active).toBe(true)
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), viewAllowed: true }, 2)
    expect(await scene.tokens.revealStored(owner, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('a pause rejects new tokens with the note, and an end of it lets them be made', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), paused: true, pausedNote: 'Back on Monday.' }, 1)
    await expect(scene.make(owner)).rejects.toThrow('paused')
    expect((await scene.tokens.options(owner)).paused).toEqual({ note: 'Back on Monday.' })
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), paused: false }, 2)
    expect(await inForce(scene)).toMatchObject({ pausedAt: null, pausedNote: null })
    await scene.make(owner)
  })

  it('what may be chosen follows policy: types, lifetimes, overlaps, removal', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const manager = await scene.person('manager', 'Mia Santos', { locationIds: [`${orgId}-downtown`] })
    const change = { adminCreators: [], locationCreators: ['owner' as const], removeAllowed: false, maxOverlapHours: 24 }
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), ...change, defaultLifetime: 'P90D', maxLifetime: 'P90D' }, 1)
    const options = await scene.tokens.options(manager)
    expect(options.types).toEqual([
      { type: 'user', allowed: true, reason: null },
      { type: 'location', allowed: false, reason: 'Only owners can create location tokens.' },
    ])
    expect(options).toMatchObject({ lifetimes: ['P30D', 'P90D'], overlaps: ['PT0S', 'PT1H', 'PT24H'], removeAllowed: false })
    const input = { name: 'x', scopes: ['contacts:read'], expires: { kind: 'after' as const, duration: 'P30D' as const } }
    const rejected = await scene.tokens.create(owner, { ...input, type: 'admin', acknowledged: true })
    expect(rejected).toMatchObject({ error: { code: 'forbidden' } })
    const { tokenKey } = await scene.make(manager, { expires: { kind: 'after', duration: 'P30D' } })
    expect(await scene.tokens.remove(manager, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    await scene.tokens.rotate(manager, tokenKey, { overlap: 'PT24H' })
    expect(await scene.tokens.show(manager, tokenKey)).toMatchObject({ value: { handOver: { extendable: false } } })
  })

  it('a type that only others may make is named with the reason, and never in a brokerage', async () => {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const member = await scene.person('member')
    const manager = await scene.person('manager', 'Mia Santos', { locationIds: [`${orgId}-downtown`] })
    const typesOf = async (actor: PersonActor) => (await scene.tokens.options(actor)).types.map(({ type }) => type)
    expect(await typesOf(member)).toEqual(['user', 'admin', 'location'])
    await scene.tokens.policy.save(owner, { ...(await terms(scene, owner)), preset: 'brokerage' }, 1)
    expect(await typesOf(member)).toEqual(['user'])
    expect(await typesOf(manager)).toEqual(['user', 'location'])
    expect(await typesOf(owner)).toEqual(['user', 'admin', 'location'])
    const forced = {
      name: 'x',
      type: 'admin' as const,
      scopes: ['contacts:read'],
      expires: { kind: 'after' as const, duration: 'P30D' as const },
    }
    expect(await scene.tokens.create(member, { ...forced, acknowledged: true })).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('the limit that is full is the one that is told: removing makes no room among live tokens', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 3, livePerPerson: 4 })
    const ana = await scene.person('member')
    for (let made = 0; made < 3; made += 1) await scene.tokens.remove(ana, (await scene.make(ana)).tokenKey)
    await scene.make(ana)
    expect(await scene.tokens.limit(ana)).toMatchObject({ full: 'live', live: 4, listed: 3, tokens: { length: 4 } })
    const rejected = await scene.tokens.create(ana, {
      name: 'x',
      type: 'user',
      scopes: ['contacts:read'],
      expires: { kind: 'after', duration: 'P30D' },
    })
    expect(rejected).toMatchObject({ error: { code: 'limit_reached', detail: expect.stringContaining('Delete one permanently') } })
  })
})
