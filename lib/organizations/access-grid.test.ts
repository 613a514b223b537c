import { expect, it } from 'vitest'
import { type PersonActor, roles } from '../actor'
import type { UserId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { testServer } from '../testing/fixtures/server'
import { openTeam } from '../testing/fixtures/team'
import type { Organizations } from './index'

type Call = (organizations: Organizations, actor: PersonActor) => Promise<{ ok: boolean; error?: { code: string } }>

const forOwners: Readonly<Record<string, Call>> = {
  transferOwnership: (organizations, actor) => organizations.transferOwnership(actor, 'no-one' as UserId),
  close: (organizations, actor) => organizations.close(actor, 'another name'),
  cancelDeletion: (organizations, actor) => organizations.cancelDeletion(actor),
  dangerPage: (organizations, actor) => organizations.dangerPage(actor, {}),
  saveSecondFactorRule: (organizations, actor) => organizations.saveSecondFactorRule(actor, { rule: 'optional' }),
}

onEveryDatabase('what only owners may do', (open) => {
  it('is forbidden to every other role, in their own organization and in another', async () => {
    const server = await testServer(await open())
    const team = await openTeam(server)
    for (const role of roles) {
      const actor = await team.person(role, role)
      for (const [verb, call] of Object.entries(forOwners)) {
        const result = await call(server.organizations, actor)
        expect(result.error?.code === 'forbidden', `${role} ${verb}`).toBe(role !== 'owner')
        // a request of someone who has left, whatever role it names
        const stranger = { ...actor, userId: 'stranger' as UserId, role: 'owner' as const }
        const denied = await call(server.organizations, stranger)
        if (verb !== 'dangerPage') expect(denied.error?.code, `stranger ${verb}`).toBe('forbidden')
      }
      expect(server.organizations.owns(actor)).toBe(role === 'owner')
    }
  })
})
