import type { CreateOptions } from '@/lib/tokens/schema'

export type OfferedScope = CreateOptions['scopes'][number]
type Scopes = readonly string[]

export const presets = ['contacts', 'profile', 'read', 'everything', 'custom'] as const
export type Preset = (typeof presets)[number]

export const presetLabels: Record<Preset, string> = {
  contacts: 'Contacts',
  profile: 'Profile',
  read: 'Read only',
  everything: 'Everything I may do',
  custom: 'Custom',
}

const belongs: Record<Exclude<Preset, 'custom'>, (scope: string) => boolean> = {
  contacts: (scope) => scope === 'contacts:read' || scope === 'contacts:write',
  profile: (scope) => scope === 'profile:read',
  read: (scope) => scope.endsWith(':read'),
  everything: () => true,
}

/** What a token of this type may carry at all. */
export const scopesFor = ({ scopes }: CreateOptions, type: OfferedScope['types'][number]): OfferedScope[] =>
  scopes.filter(({ types }) => types.includes(type))

/** The scopes of a preset, as far as the person may give them. */
export function presetScopes(preset: Preset, offered: readonly OfferedScope[], custom: Scopes): string[] {
  if (preset === 'custom') return [...custom]
  return offered.filter(({ name, allowed }) => allowed && belongs[preset](name)).map(({ name }) => name)
}

/** The presets that give something. */
export const offeredPresets = (offered: readonly OfferedScope[]): Preset[] =>
  presets.filter((preset) => preset === 'custom' || presetScopes(preset, offered, []).length > 0)
