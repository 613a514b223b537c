import type { Route } from 'next'
import type { CreateOptions } from '@/lib/tokens/schema'

/** Path of the create dialog for a token with these scopes; null if the viewer may not create one. */
export type OfferToken = (scopes: readonly string[]) => Route | null

type Type = CreateOptions['types'][number]['type']

/** The type with the narrowest reach that the viewer may create with all of these scopes; null if there is none. */
export function typeFor(
  { types, scopes, paused }: Pick<CreateOptions, 'types' | 'scopes' | 'paused'>,
  needed: readonly string[],
): Type | null {
  const narrowestFirst = ['user', 'location', 'admin'] as const
  const grants = (type: Type) =>
    needed.every((name) => scopes.some((scope) => scope.name === name && scope.allowed && scope.types.includes(type)))
  const allowed = (type: Type) => types.some((each) => each.type === type && each.allowed)
  return paused ? null : (narrowestFirst.find((type) => allowed(type) && grants(type)) ?? null)
}
