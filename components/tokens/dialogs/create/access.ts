import type { CreateOptions } from '@/lib/tokens/schema'

export type OfferedScope = CreateOptions['scopes'][number]
type Scopes = readonly string[]

const presets = ['contacts', 'profile', 'read', 'everything', 'custom'] as const
export type Preset = (typeof presets)[number]

export const presetLabels: Record<Preset, string> = {
  contacts: 'Contacts',
  profile: 'Profile',
  read: 'Read only',
  everything: 'Everything I can do',
  custom: 'Custom',
}

const includes: Record<Exclude<Preset, 'custom'>, (scope: string) => boolean> = {
  contacts: (scope) => scope === 'contacts:read' || scope === 'contacts:write',
  profile: (scope) => scope === 'profile:read',
  read: (scope) => scope.endsWith(':read'),
  everything: () => true,
}

/** Scopes that a token of this type can have. */
export const scopesFor = ({ scopes }: CreateOptions, type: OfferedScope['types'][number]): OfferedScope[] =>
  scopes.filter(({ types }) => types.includes(type))

/** Scopes of a preset that the user may grant. */
export function presetScopes(preset: Preset, offered: readonly OfferedScope[], custom: Scopes): string[] {
  if (preset === 'custom') return [...custom]
  return offered.filter(({ name, allowed }) => allowed && includes[preset](name)).map(({ name }) => name)
}

/** Presets with at least one scope, and `custom`. */
export const offeredPresets = (offered: readonly OfferedScope[]): Preset[] =>
  presets.filter((preset) => preset === 'custom' || presetScopes(preset, offered, []).length > 0)
