import { parseInput } from '../../input/parse'
import { type Outcome, ok } from '../../result'
import type { NoticesDeps } from '../deps'
import { channelsFor, kinds } from '../kinds'
import { type NoticeKind, noticeKinds, type PreferencesInput, type PreferencesView, preferencesInput } from '../schema'
import { findPreferences, findReader, findThresholds, putEmailPreference, putPreferences } from '../store'
import type { Reader } from '../types'

export async function readPreferences(deps: NoticesDeps, { userId }: Reader): Promise<PreferencesView> {
  const db = deps.db.read
  const [rows, reader, thresholds] = await Promise.all([findPreferences(db, userId), findReader(db, userId), findThresholds(db, userId)])
  const chosen = new Map(rows.map((row) => [row.kind, row]))
  return {
    kinds: configurable.map((kind) => {
      const { label, locked } = kinds[kind]
      return { kind, label, locked: locked && { ...locked }, ...channelsFor(kind, chosen.get(kind) ?? null) }
    }),
    ...reader,
    thresholds,
    emailEnabled: deps.mail.enabled,
  }
}

export async function savePreferences(
  deps: NoticesDeps,
  { userId }: Reader,
  input: PreferencesInput,
): Promise<Outcome<null, 'invalid_input'>> {
  const parsed = parseInput(preferencesInput, input)
  if (!parsed.ok) return parsed
  const on = new Set(parsed.value.on)
  const rows = configurable.map((kind) => ({
    kind,
    ...channelsFor(kind, { inApp: on.has(`${kind}.inApp`), email: on.has(`${kind}.email`) }),
  }))
  await deps.db.write(async (tx) => {
    await putPreferences(tx, userId, rows)
    await putEmailPreference(tx, userId, parsed.value.frequency === 'daily')
  })
  return ok(null)
}

/** In the order of `kinds`. */
const configurable: readonly NoticeKind[] = Object.keys(kinds).flatMap((name) =>
  noticeKinds.filter((kind) => kind === name && kinds[kind].configurable),
)
