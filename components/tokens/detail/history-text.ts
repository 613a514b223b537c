import { joinWords } from '@/components/ui/join-words'
import type { TokenAuditAction } from '@/lib/audit/index'
import type { TokenDetail } from '@/lib/tokens/schema'

export type HistoryEntry = TokenDetail['history'][number]

const editedFields = { name: 'name', note: 'note', scopes: 'access', ipAllowlist: 'IP allowlist' } as const

const actionTexts: Readonly<Record<TokenAuditAction, (entry: HistoryEntry) => string>> = {
  'token.created': () => 'created this token',
  'token.edited': editText,
  'token.activated': () => 'activated this token',
  'token.deactivated': () => 'deactivated this token',
  'token.rotated': () => 'rotated this token',
  'token.viewed': () => 'viewed this token',
  'token.overlap_ended': () => 'stopped the old token',
  'token.overlap_extended': () => 'gave the old token 24 more hours',
  'token.kept': () => 'kept this token although it was inactive',
  'token.removed': () => 'removed this token from the list',
  'token.restored': () => 'restored this token to the list',
  'token.deleted': () => 'deleted this token permanently',
}

const isTokenAuditAction = (action: string): action is TokenAuditAction => Object.hasOwn(actionTexts, action)

/** Follows the name of the actor: "deactivated this token". */
export const historyText = (entry: HistoryEntry): string =>
  isTokenAuditAction(entry.action) ? actionTexts[entry.action](entry) : `changed this token (${entry.action})`

function editText({ before, after }: HistoryEntry): string {
  const changed = Object.keys(after ?? {})
  if (changed.length === 1 && changed[0] === 'name') return `renamed this token from “${before?.name}” to “${after?.name}”`
  if (changed.length === 0) return 'saved this token without changes'
  return `changed the ${joinWords(changed.map(fieldLabel))}`
}

const fieldLabel = (field: string): string =>
  Object.hasOwn(editedFields, field) ? editedFields[field as keyof typeof editedFields] : field
