import type { EditInput, TokenView } from '@/lib/tokens/schema'

/** What may be changed of a token. */
export interface EditDraft {
  readonly name: string
  readonly note: string
  readonly scopes: readonly string[]
  readonly ipAllowlist: readonly string[]
  /** In the address field and not yet in the list. */
  readonly pending: string
}

export const draftOf = ({ name, note, scopes, ipAllowlist }: TokenView): EditDraft => ({ name, note, scopes, ipAllowlist, pending: '' })

export const isChanged = (draft: EditDraft, token: TokenView): boolean => JSON.stringify(draft) !== JSON.stringify(draftOf(token))

const same = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What I changed over what is stored now: what I left as it was when I opened it stays as others made it, and so does what they took away. */
export function overStored(draft: EditDraft, opened: TokenView, stored: TokenView): EditDraft {
  return {
    name: draft.name === opened.name ? stored.name : draft.name,
    note: draft.note === opened.note ? stored.note : draft.note,
    scopes: merged(draft.scopes, opened.scopes, stored.scopes).filter((scope) => stored.scopes.includes(scope)),
    ipAllowlist: mergedAddresses(draft.ipAllowlist, opened.ipAllowlist, stored.ipAllowlist),
    pending: draft.pending,
  }
}

/** What is stored without what I took away, and with what I added. */
function merged(mine: readonly string[], opened: readonly string[], stored: readonly string[]): readonly string[] {
  const left = stored.filter((each) => mine.includes(each) || !opened.includes(each))
  return [...left, ...mine.filter((each) => !opened.includes(each) && !left.includes(each))]
}

function mergedAddresses(mine: readonly string[], opened: readonly string[], stored: readonly string[]): readonly string[] {
  if (same(mine, opened)) return stored
  // an empty list is every address: one of mine narrows it, and only who emptied it means that
  if (stored.length === 0) return mine
  const both = merged(mine, opened, stored)
  return both.length === 0 && mine.length > 0 ? stored : both
}

export function toEdit(draft: EditDraft, version: number): EditInput {
  const pending = draft.pending.trim()
  const ipAllowlist = pending === '' ? draft.ipAllowlist : [...draft.ipAllowlist, pending]
  return { version, name: draft.name, note: draft.note, scopes: [...draft.scopes], ipAllowlist: [...ipAllowlist] }
}

/** Given scopes only, in the order they were given. */
export function withScope(given: readonly string[], kept: readonly string[], scope: string, keep: boolean): string[] {
  return given.filter((each) => (each === scope ? keep : kept.includes(each)))
}

/** One thing that two people changed differently. */
export interface Difference {
  readonly field: string
  readonly theirs: string
  readonly yours: string
}

const listed = (values: readonly string[]) => (values.length === 0 ? 'none' : values.join(', '))

/** What the stored token says and what was typed, where they differ. */
export function differences(theirs: TokenView, yours: EditDraft): Difference[] {
  const rows = [
    { field: 'Name', theirs: theirs.name, yours: yours.name },
    { field: 'Note', theirs: theirs.note || 'none', yours: yours.note || 'none' },
    { field: 'Access', theirs: listed(theirs.scopes), yours: listed(yours.scopes) },
    { field: 'IP allowlist', theirs: listed(theirs.ipAllowlist), yours: listed(yours.ipAllowlist) },
  ]
  return rows.filter((row) => row.theirs !== row.yours)
}
