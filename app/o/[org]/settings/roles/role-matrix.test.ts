import { expect, it } from 'vitest'
import { roleHint } from '@/components/organization/roles/role-hint'
import { roles } from '@/lib/actor'
import { onSqlite } from '@/lib/testing/databases/databases'
import { testServer } from '@/lib/testing/fixtures/server'
import { openTeam } from '@/lib/testing/fixtures/team'
import { roleMatrix } from './role-matrix'

onSqlite('the rules of roles', (open) => {
  it('in the invitation dialog say what the access table says', async () => {
    const server = await testServer(await open())
    const actor = await (await openTeam(server)).person('Ana', 'owner')
    const matrix = roleMatrix({ actor, server })
    expect(Object.fromEntries(roles.map((role) => [role, roleHint(matrix, role)]))).toEqual({
      owner: 'Manages people, locations, destinations, the token policy and all tokens. Adds and changes owners.',
      admin: 'Manages people, locations, destinations, the token policy and all tokens.',
      manager: 'Manages destinations of their locations, their own tokens and the tokens of their locations.',
      member: 'Manages their own tokens. Sees the tokens of their locations.',
      viewer: 'Sees their own tokens.',
    })
  })
})
