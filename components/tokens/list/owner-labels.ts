import type { TokenOwners } from '@/lib/tokens/schema'

export type Owners = TokenOwners['owners'] | 'loading' | 'failed'

/** Texts of the options by user id. The selected owner always has one, also if the name is not known. */
export function ownerLabels(owners: Owners, selected: string): Readonly<Record<string, string>> {
  const named = typeof owners === 'string' ? {} : Object.fromEntries(owners.map(({ id, name }) => [id, name]))
  if (selected === '' || selected in named) return named
  return { [selected]: owners === 'loading' ? 'Loading…' : 'Selected owner', ...named }
}
