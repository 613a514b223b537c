import type { CreateInput, CreateOptions, TokenView } from '@/lib/tokens/schema'
import type { CreateOpening } from '../../types'
import { requestLimitOf, requestLimitText } from '../request-limit'
import { offeredPresets, type Preset, presetOf, presetScopes, scopesFor } from './access'

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
  /** As typed. */
  readonly requestsPerMinute: string | null
  readonly acknowledged: boolean
}

export type Patch = (change: Partial<Draft>) => void

function defaultExpires({ defaultLifetime, lifetimes, noExpirationAllowed }: CreateOptions): ExpiresChoice {
  const lifetime = lifetimes.find((each) => each === defaultLifetime)
  if (lifetime) return lifetime
  if (defaultLifetime === null && noExpirationAllowed) return 'never'
  return lifetimes.at(-1) ?? 'on'
}

/** Initial form values. */
export function newDraft(options: CreateOptions, { type: wanted, locationId, scopes, from }: CreateOpening = {}): Draft {
  const type = options.types.find((each) => each.allowed && each.type === (from?.type ?? wanted))?.type ?? 'user'
  return {
    name: from?.name ?? '',
    note: null,
    type,
    locationId: preselected(options, from?.location?.id ?? locationId),
    ...access(options, type, from?.scopes ?? scopes),
    expires: defaultExpires(options),
    date: '',
    ipAllowlist: ipAllowlist(options, type, from),
    pending: '',
    requestsPerMinute: from && from.requestsPerMinute > 0 ? requestLimitText(from.requestsPerMinute) : null,
    acknowledged: false,
  }
}

function preselected({ locations, moreLocations }: CreateOptions, wanted: string | undefined): string {
  if (moreLocations) return wanted ?? ''
  const only = locations.length === 1 ? locations[0] : undefined
  return (locations.find(({ id }) => id === wanted) ?? only)?.id ?? ''
}

/** The wanted scopes that the user may grant; without a wish, the first preset. */
function access(options: CreateOptions, type: TokenKind, wanted: readonly string[] | undefined): Pick<Draft, 'preset' | 'custom'> {
  const offered = scopesFor(options, type)
  if (!wanted) return { preset: offeredPresets(offered)[0] ?? 'custom', custom: [] }
  const custom = offered.filter(({ name, allowed }) => allowed && wanted.includes(name)).map(({ name }) => name)
  return { preset: presetOf(custom, offered), custom }
}

function ipAllowlist({ adminNeedsIpAllowlist }: CreateOptions, type: TokenKind, from: TokenView | undefined): readonly string[] | null {
  if (from && from.ipAllowlist.length > 0) return from.ipAllowlist
  return type === 'admin' && adminNeedsIpAllowlist ? [] : null
}

/** True if closing would lose something the user typed or chose. A location that the user can't see was cleared by the form. */
export function isTyped(draft: Draft, opened: Draft): boolean {
  const text = ({ name, locationId, ...rest }: Draft) => JSON.stringify([name.trim(), locationId || opened.locationId, rest])
  return text(draft) !== text(opened)
}

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
    requestsPerMinute: requestLimitOf(draft.requestsPerMinute ?? ''),
    expires: expiresInput(draft),
    acknowledged: draft.type === 'admin' && draft.acknowledged,
  }
}
