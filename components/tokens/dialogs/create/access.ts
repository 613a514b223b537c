import type { CreateOptions } from '@/lib/tokens/schema'

export type OfferedScope = CreateOptions['scopes'][number]
export type Risk = OfferedScope['risk']
type Scopes = readonly string[]

/** In the order shown: the safest first. */
const presets = ['read', 'contacts', 'profile', 'custom', 'everything'] as const
export type Preset = (typeof presets)[number]

export const presetLabels: Record<Preset, string> = {
  read: 'Read only',
  contacts: 'Contacts',
  profile: 'Profile',
  custom: 'Custom',
  everything: 'Everything I can do',
}

const includes: Record<Exclude<Preset, 'custom'>, (scope: string) => boolean> = {
  read: (scope) => scope.endsWith(':read'),
  contacts: (scope) => scope === 'contacts:read' || scope === 'contacts:write',
  profile: (scope) => scope === 'profile:read',
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

/** The preset that selects exactly these scopes; `custom` if none does. */
export const presetOf = (scopes: Scopes, offered: readonly OfferedScope[]): Preset =>
  presets.find((preset) => preset !== 'custom' && sameScopes(presetScopes(preset, offered, []), scopes)) ?? 'custom'

export const sameScopes = (one: Scopes, other: Scopes): boolean =>
  one.length === other.length && one.every((scope) => other.includes(scope))

const risks: readonly Risk[] = ['high', 'medium', 'low']

/** The highest risk among the scopes; null without any. */
export const riskOf = (scopes: Scopes, offered: readonly OfferedScope[]): Risk | null =>
  risks.find((risk) => offered.some((scope) => scope.risk === risk && scopes.includes(scope.name))) ?? null
