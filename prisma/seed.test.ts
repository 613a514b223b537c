import { expect, it } from 'vitest'
import type { PersonActor } from '../lib/actor'
import type { OrgId, SessionId, UserId } from '../lib/ids'
import { noOrigin } from '../lib/ports'
import { onEveryDatabase } from '../lib/testing/databases/databases'
import { makePerson } from '../lib/testing/fixtures/people'
import { type TestServer, testServer } from '../lib/testing/fixtures/server'
import { presetNames, presets } from '../lib/tokens/index'
import { tokenStatuses } from '../lib/tokens/schema'
import { seedDemo } from './seed'

onEveryDatabase('the demo', (open) => {
  it('writes nothing if interrupted, then has people in every role, a token in every status per preset and valid audit chains', async () => {
    const server = await testServer(await open())
    await interruptOften(server)
    const demo = await seedDemo(server)
    expect(demo?.signIns.map(({ role }) => role)).toEqual(['owner', 'admin', 'manager', 'member', 'viewer'])
    expect(demo?.organizations.map(({ preset }) => preset)).toEqual(presetNames)
    const ana = demo?.signIns[0]
    expect((await server.accounts.signIn(ana?.email ?? '', ana?.password ?? '', noOrigin)).ok).toBe(true)
    const [joinedFirst] = await server.db.read.membership.findMany({ orderBy: { createdAt: 'asc' }, select: { org: true }, take: 1 })
    expect(joinedFirst?.org.slug).toBe('northwind')
    for (const { orgId, preset } of await server.db.read.policy.findMany()) {
      const { inactivityDays, removeAllowed } = presets[preset as keyof typeof presets]
      const unreachable = ['deleted', ...(inactivityDays === 0 ? ['idle'] : []), ...(removeAllowed ? [] : ['removed'])]
      const statuses = await statusesIn(server, orgId as OrgId)
      expect([preset, tokenStatuses.filter((status) => !statuses.has(status))]).toEqual([preset, expect.arrayContaining(unreachable)])
      expect(tokenStatuses.filter((status) => !statuses.has(status))).toHaveLength(unreachable.length)
      expect((await server.audit.check(orgId as OrgId)).firstBroken).toBeNull()
    }
    expect(await server.audit.installation.check()).toEqual({ entries: await server.db.read.user.count(), firstBroken: null })
    expect(await server.db.read.usageHour.count()).toBeGreaterThan(5_000)
    expect(await server.db.read.mailOutbox.count()).toBe(0)
  }, 60_000)

  it('does not change an installation that has people', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    expect(await seedDemo(server)).toBeNull()
    expect(await server.db.read.organization.count()).toBe(0)
  })
})

/** Interrupts the seed at three points: none writes anything. lib/seeding/copy.test.ts covers the last step. */
async function interruptOften(server: TestServer): Promise<void> {
  for (const draws of [0, 9, 40]) {
    await expect(seedDemo(interrupted(server, draws))).rejects.toThrow('interrupted')
    expect([await server.db.read.user.count(), await server.db.read.organization.count()]).toEqual([0, 0])
  }
}

/** A server whose random source throws after n draws. */
function interrupted(server: TestServer, draws: number): TestServer {
  let left = draws
  const bytes = (length: number) => {
    left -= 1
    if (left < 0) throw new Error('interrupted')
    return server.random.bytes(length)
  }
  return { ...server, random: { bytes } }
}

async function statusesIn(server: TestServer, orgId: OrgId): Promise<Set<string>> {
  const membership = await server.db.read.membership.findFirstOrThrow({ where: { orgId, role: 'owner' } })
  const owner: PersonActor = {
    kind: 'person',
    userId: membership.userId as UserId,
    name: 'Ana Martins',
    orgId,
    role: 'owner',
    locationIds: [],
    sessionId: 's' as SessionId,
    reauthUntil: null,
    timeZone: 'UTC',
    origin: noOrigin,
  }
  const listed = await server.tokens.list(owner, { tab: 'organization', removed: true, per: 100 })
  return new Set(listed.ok ? listed.value.rows.map(({ status }) => status) : [])
}
