import type { CreateInput, CreateOptions } from '@/lib/tokens/schema'
import { offeredPresets, type Preset, presetScopes, scopesFor } from './access'

export type TokenKind = CreateInput['type']
export type ExpiresChoice = CreateOptions['lifetimes'][number] | 'on' | 'never'

/** What is typed into the create dialog. `null` is a field that is still behind its button. */
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
  /** In the address field and not yet in the list. */
  readonly pending: string
  readonly acknowledged: boolean
}

export type Patch = (change: Partial<Draft>) => void

function firstExpires({ defaultLifetime, lifetimes, noExpirationAllowed }: CreateOptions): ExpiresChoice {
  const offered = lifetimes.find((lifetime) => lifetime === defaultLifetime)
  if (offered) return offered
  if (defaultLifetime === null && noExpirationAllowed) return 'never'
  return lifetimes.at(-1) ?? 'on'
}

const may = (options: CreateOptions, type: TokenKind) => options.types.some((each) => each.type === type && each.allowed)

/** The form as it opens; `locationId` names the location it was asked for in. */
export function newDraft(options: CreateOptions, wanted: TokenKind, locationId: string | null = null): Draft {
  const type = may(options, wanted) ? wanted : 'user'
  const only = options.locations.length === 1 ? options.locations[0] : undefined
  const asked = options.locations.find(({ id }) => id === locationId)
  return {
    name: '',
    note: null,
    type,
    locationId: (asked ?? only)?.id ?? '',
    preset: offeredPresets(scopesFor(options, type))[0] ?? 'custom',
    custom: [],
    expires: firstExpires(options),
    date: '',
    ipAllowlist: type === 'admin' && options.adminNeedsIpAllowlist ? [] : null,
    pending: '',
    acknowledged: false,
  }
}

/** Whether closing would lose something that was typed or chosen. */
export const isTyped = (draft: Draft, opened: Draft): boolean =>
  draft.name.trim() !== '' || JSON.stringify({ ...draft, name: '' }) !== JSON.stringify({ ...opened, name: '' })

const expiresInput = ({ expires, date }: Draft): CreateInput['expires'] => {
  if (expires === 'never') return { kind: 'never' }
  return expires === 'on' ? { kind: 'on', date } : { kind: 'after', duration: expires }
}

/** The scopes that the form stands for now. */
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
