import { joinWords } from '@/components/ui/join-words'
import type { Role } from '@/lib/actor'
import type { TokenRow } from './rows'
import type { RoleMatrix } from './types'

const tokenNames = {
  own: 'their own tokens',
  ownLocation: 'the tokens of their locations',
} as const satisfies Partial<Record<TokenRow, string>>

/** One sentence or two on what a role may do; the Roles page has all rules. */
export function roleHint(matrix: RoleMatrix, role: Role): string {
  const verbsOf = (relation: TokenRow) => matrix.tokens.find((row) => row.relation === relation)?.access[role].verbs ?? []
  const manages = (relation: TokenRow) => verbsOf(relation).includes('create')
  const relations = ['own', 'ownLocation'] as const
  const managed = [
    ...(matrix.manage[role] ? ['people', 'locations'] : []),
    ...{ all: ['destinations'], own: ['destinations of their locations'], none: [] }[matrix.destinations[role]],
    ...(matrix.policy[role] ? ['the token policy'] : []),
    ...(manages('organization') && manages('otherLocation')
      ? ['all tokens']
      : relations.filter(manages).map((relation) => tokenNames[relation])),
  ]
  const seen = relations
    .filter((relation) => verbsOf(relation).includes('see') && !manages(relation))
    .map((relation) => tokenNames[relation])
  return [
    ...(managed.length > 0 ? [`Manages ${joinWords(managed)}.`] : []),
    ...(seen.length > 0 ? [`Sees ${joinWords(seen)}.`] : []),
    ...(matrix.owners[role] ? ['Adds and changes owners.'] : []),
  ].join(' ')
}
