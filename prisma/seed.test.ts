import { expect, it } from 'vitest'
import type { PersonActor } from '../lib/actor'
import type { OrgId, SessionId, UserId } from '../lib/ids'
import { noOrigin } from '../lib/ports'
import { onEveryDatabase } from '../lib/testing/databases'
import { testServer } from '../lib/testing/server'
import { seedDemo } from './seed'

onEveryDatabase('the demo', (open) => {
  it('has people in every role and a token in every status, with a whole audit chain', async () => {
    const db = await open()
    const server = await testServer(db)
    const signIns = await seedDemo(server)
    expect(signIns?.map(({ role }) => role)).toEqual(['owner', 'admin', 'manager', 'member', 'viewer'])
    const ana = signIns?.[0]
    const proven = await server.accounts.signIn(ana?.email ?? '', ana?.password ?? '', noOrigin)
    expect(proven.ok).toBe(true)
    const place = await db.read.membership.findFirstOrThrow({ where: { role: 'owner' } })
    const owner: PersonActor = {
      ...{ kind: 'person', userId: place.userId as UserId, name: 'Ana Martins', orgId: place.orgId as OrgId, role: 'owner' },
      ...{ locationIds: [], sessionId: 's' as SessionId, sudoUntil: null, timeZone: 'UTC', origin: noOrigin },
    }
    const listed = await server.tokens.list(owner, { tab: 'organisation', removed: true, per: 100 })
    const statuses = new Set(listed.ok ? listed.value.rows.map(({ status }) => status) : [])
    const reachable = ['active', 'ending', 'idle', 'deactivated', 'suspended', 'rotating', 'removed', 'expired']
    expect([...statuses].sort()).toEqual(reachable.sort())
    expect((await server.audit.check(place.orgId as OrgId)).firstBroken).toBeNull()
  })

  it('leaves an installation alone that has people', async () => {
    const server = await testServer(await open())
    await seedDemo(server)
    expect(await seedDemo(server)).toBeNull()
  })
})
