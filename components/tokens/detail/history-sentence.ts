import { joinWords } from '@/components/ui/join-words'
import type { TokenDetail } from '@/lib/tokens/schema'

export type HistoryEntry = TokenDetail['history'][number]

const sentences: Readonly<Record<string, string>> = {
  'token.created': 'created this token',
  'token.activated': 'activated this token',
  'token.deactivated': 'deactivated this token',
  'token.rotated': 'rotated this token',
  'token.viewed': 'viewed this token',
  'token.overlap_ended': 'stopped the old token',
  'token.overlap_extended': 'gave the old token 24 hours more',
  'token.kept': 'kept this token although it was not used',
  'token.removed': 'removed this token from the list',
  'token.restored': 'restored this token to the list',
  'token.deleted': 'deleted this token permanently',
}

const fields: Readonly<Record<string, string>> = { name: 'name', note: 'note', scopes: 'access', ipAllowlist: 'IP allowlist' }

function edited({ before, after }: HistoryEntry): string {
  const changed = Object.keys(after ?? {})
  if (changed.length === 1 && changed[0] === 'name') return `renamed this token from “${before?.name}” to “${after?.name}”`
  if (changed.length === 0) return 'saved this token without a change'
  return `changed the ${joinWords(changed.map((field) => fields[field] ?? field))}`
}

/** What an audit entry says after the name of who did it: "deactivated this token". */
export const historySentence = (entry: HistoryEntry): string =>
  entry.action === 'token.edited' ? edited(entry) : (sentences[entry.action] ?? 'changed this token')
