import 'server-only'
import { type TokenRow, tokenRows } from '@/components/organization/roles/rows'
import type { RoleMatrix } from '@/components/organization/roles/types'
import { type PersonActor, type Role, roles } from '@/lib/actor'
import type { OrgViewer } from '@/lib/auth/session'
import type { LocationId } from '@/lib/ids'
import { accessTable, accessVerbs } from '@/lib/tokens/index'

/** What each role may do, read from the rules themselves. */
export function roleMatrix({ actor, server }: Pick<OrgViewer, 'actor' | 'server'>): RoleMatrix {
  const as = (role: Role): PersonActor => ({ ...actor, role, locationIds: ['location' as LocationId] })
  const ofEach = <T>(read: (person: PersonActor) => T) => Object.fromEntries(roles.map((role) => [role, read(as(role))])) as Record<Role, T>
  const verbsOf = (role: Role, relation: TokenRow) => accessVerbs.filter((verb) => accessTable[role][relation][verb] !== 'no')
  const confirmed = (role: Role, relation: TokenRow) => accessVerbs.filter((verb) => accessTable[role][relation][verb] === 'reauth')
  return {
    tokens: tokenRows.map((relation) => ({
      relation,
      access: ofEach(({ role }) => ({ verbs: verbsOf(role, relation), confirmed: confirmed(role, relation) })),
    })),
    manage: ofEach((person) => server.organizations.canManage(person)),
    owners: ofEach((person) => server.organizations.grantableRoles(person).includes('owner')),
    owns: ofEach((person) => server.organizations.owns(person)),
    policy: ofEach((person) => server.tokens.policy.canChange(person)),
    destinations: ofEach((person) => reachOf(server.destinations.mayCreate(person))),
  }
}

function reachOf(reach: { readonly everywhere: boolean } | null): 'all' | 'own' | 'none' {
  if (reach === null) return 'none'
  return reach.everywhere ? 'all' : 'own'
}
