import type { EditInput, TokenView } from '@/lib/tokens/schema'
import { requestLimitOf, requestLimitText } from '../request-limit'

/** Editable fields of a token. */
export interface EditDraft {
  readonly name: string
  readonly note: string
  readonly scopes: readonly string[]
  readonly ipAllowlist: readonly string[]
  /** Typed in the IP allowlist field but not added yet. */
  readonly pending: string
  /** As typed; empty = none. */
  readonly requestsPerMinute: string
}

export const draftOf = ({ name, note, scopes, ipAllowlist, requestsPerMinute }: TokenView): EditDraft => ({
  name,
  note,
  scopes,
  ipAllowlist,
  pending: '',
  requestsPerMinute: requestLimitText(requestsPerMinute),
})

export const isChanged = (draft: EditDraft, token: TokenView): boolean => JSON.stringify(draft) !== JSON.stringify(draftOf(token))

const same = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Three-way merge: applies the draft's changes to the stored token and keeps what others changed or removed. */
export function mergeDraft(draft: EditDraft, opened: TokenView, stored: TokenView): EditDraft {
  return {
    name: draft.name === opened.name ? stored.name : draft.name,
    note: draft.note === opened.note ? stored.note : draft.note,
    scopes: mergeList(draft.scopes, opened.scopes, stored.scopes).filter((scope) => stored.scopes.includes(scope)),
    ipAllowlist: mergeIpAllowlist(draft.ipAllowlist, opened.ipAllowlist, stored.ipAllowlist),
    pending: draft.pending,
    requestsPerMinute: draft.requestsPerMinute === limitOf(opened) ? limitOf(stored) : draft.requestsPerMinute,
  }
}

const limitOf = ({ requestsPerMinute }: TokenView): string => requestLimitText(requestsPerMinute)

/** Stored values without those the draft removed, plus those it added. */
function mergeList(draft: readonly string[], opened: readonly string[], stored: readonly string[]): readonly string[] {
  const kept = stored.filter((each) => draft.includes(each) || !opened.includes(each))
  return [...kept, ...draft.filter((each) => !opened.includes(each) && !kept.includes(each))]
}

function mergeIpAllowlist(draft: readonly string[], opened: readonly string[], stored: readonly string[]): readonly string[] {
  if (same(draft, opened)) return stored
  // an empty list allows every IP: the merge must not produce one unless the user emptied the list
  if (stored.length === 0) return draft
  const merged = mergeList(draft, opened, stored)
  return merged.length === 0 && draft.length > 0 ? stored : merged
}

export function toEdit(draft: EditDraft, version: number): EditInput {
  const pending = draft.pending.trim()
  const ipAllowlist = pending === '' ? draft.ipAllowlist : [...draft.ipAllowlist, pending]
  const requestsPerMinute = requestLimitOf(draft.requestsPerMinute)
  return { version, name: draft.name, note: draft.note, scopes: [...draft.scopes], ipAllowlist: [...ipAllowlist], requestsPerMinute }
}

/** Scopes kept after adding or removing one; never more than the token had, in its order. */
export function withScope(original: readonly string[], kept: readonly string[], scope: string, keep: boolean): string[] {
  return original.filter((each) => (each === scope ? keep : kept.includes(each)))
}

export interface Difference {
  readonly field: string
  readonly stored: string
  readonly draft: string
}

const listed = (values: readonly string[]) => (values.length === 0 ? 'none' : values.join(', '))

/** Fields in which the draft differs from the stored token. */
export function differences(stored: TokenView, draft: EditDraft): Difference[] {
  const rows = [
    { field: 'Name', stored: stored.name, draft: draft.name },
    { field: 'Note', stored: stored.note || 'none', draft: draft.note || 'none' },
    { field: 'Access', stored: listed(stored.scopes), draft: listed(draft.scopes) },
    { field: 'IP allowlist', stored: listed(stored.ipAllowlist), draft: listed(draft.ipAllowlist) },
    { field: 'Requests per minute', stored: limitOf(stored) || 'none', draft: draft.requestsPerMinute.trim() || 'none' },
  ]
  return rows.filter((row) => row.stored !== row.draft)
}
