import type { CreateInput, CreateOptions } from '@/lib/tokens/schema'
import { offeredPresets, type Preset, presetScopes, scopesFor } from './access'

export type TokenKind = CreateInput['type']
export type ExpiresChoice = CreateOptions['lifetimes'][number] | 'on' | 'never'

/** Values of the create form. Null: the optional field is not open yet. */
export interface Draft {
  readonly name: string
  readonly note: string | null
  readonly type: TokenKind
  readonly locationId: string
  readonly preset: Preset
  readonly custom: readonly string[]
  readonly expires: ExpiresChoice
  readonly date: string
  readonly ipAllowlist: readonly string[] | null
  /** Typed in the IP allowlist field but not added yet. */
  readonly pending: string
  readonly acknowledged: boolean
}

export type Patch = (change: Partial<Draft>) => void

function defaultExpires({ defaultLifetime, lifetimes, noExpirationAllowed }: CreateOptions): ExpiresChoice {
  const lifetime = lifetimes.find((each) => each === defaultLifetime)
  if (lifetime) return lifetime
  if (defaultLifetime === null && noExpirationAllowed) return 'never'
  return lifetimes.at(-1) ?? 'on'
}

const canCreate = (options: CreateOptions, type: TokenKind) => options.types.some((each) => each.type === type && each.allowed)

/** Initial form values. `locationId` preselects the location the user is viewing. */
export function newDraft(options: CreateOptions, wanted: TokenKind, locationId: string | null = null): Draft {
  const type = canCreate(options, wanted) ? wanted : 'user'
  const only = options.locations.length === 1 ? options.locations[0] : undefined
  const preselected = options.locations.find(({ id }) => id === locationId)
  return {
    name: '',
    note: null,
    type,
    locationId: (preselected ?? only)?.id ?? '',
    preset: offeredPresets(scopesFor(options, type))[0] ?? 'custom',
    custom: [],
    expires: defaultExpires(options),
    date: '',
    ipAllowlist: type === 'admin' && options.adminNeedsIpAllowlist ? [] : null,
    pending: '',
    acknowledged: false,
  }
}

/** True if closing would lose something the user typed or chose. */
export const isTyped = (draft: Draft, opened: Draft): boolean =>
  draft.name.trim() !== '' || JSON.stringify({ ...draft, name: '' }) !== JSON.stringify({ ...opened, name: '' })

const expiresInput = ({ expires, date }: Draft): CreateInput['expires'] => {
  if (expires === 'never') return { kind: 'never' }
  return expires === 'on' ? { kind: 'on', date } : { kind: 'after', duration: expires }
}

export function chosenScopes({ type, preset, custom }: Draft, options: CreateOptions): string[] {
  const offered = scopesFor(options, type)
  return presetScopes(preset, offered, custom).filter((scope) => offered.some(({ name }) => name === scope))
}

export function toInput(draft: Draft, options: CreateOptions): CreateInput {
  const pending = draft.pending.trim()
  return {
    name: draft.name,
    note: draft.note ?? '',
    type: draft.type,
    locationId: draft.type === 'location' ? draft.locationId || null : null,
    scopes: chosenScopes(draft, options),
    ipAllowlist: [...(draft.ipAllowlist ?? []), ...(pending === '' ? [] : [pending])],
    expires: expiresInput(draft),
    acknowledged: draft.type === 'admin' && draft.acknowledged,
  }
}
