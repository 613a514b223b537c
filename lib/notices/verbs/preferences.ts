import { parseInput } from '../../parse-input'
import { type Outcome, ok } from '../../result'
import type { NoticesDeps } from '../index'
import { kinds, wanted } from '../kinds'
import { type NoticeKind, noticeKind, type PreferenceView, preferencesInput } from '../schema'
import { findPreferences, putPreferences } from '../store'
import type { Reader } from './inbox'

/** Where each kind goes for this person. */
export async function readPreferences(deps: NoticesDeps, { userId }: Reader): Promise<PreferenceView[]> {
  const chosen = new Map((await findPreferences(deps.db.read, userId)).map((row) => [row.kind, row]))
  return order.map((kind) => {
    const { label, locked } = kinds[kind]
    return { kind, label, locked: locked && { ...locked }, ...wanted(kind, chosen.get(kind) ?? null) }
  })
}

/** Saves every kind: ticked is on, the rest is off; what is locked stays on whatever was ticked. */
export async function savePreferences(
  deps: NoticesDeps,
  { userId }: Reader,
  ticked: readonly string[],
): Promise<Outcome<null, 'invalid_input'>> {
  const parsed = parseInput(preferencesInput, [...ticked])
  if (!parsed.ok) return parsed
  const on = new Set(parsed.value)
  const rows = order.map((kind) => ({ kind, ...wanted(kind, { inApp: on.has(`${kind}.inApp`), mail: on.has(`${kind}.mail`) }) }))
  await deps.db.write((tx) => putPreferences(tx, userId, rows))
  return ok(null)
}

const order: readonly NoticeKind[] = Object.keys(kinds).map((kind) => noticeKind.parse(kind))
