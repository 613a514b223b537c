import { statusLabels, typeLabels } from '@/components/tokens/labels'
import type { ExportedToken } from '@/lib/tokens/types'

type Cell = (token: ExportedToken) => string

export const columns: Readonly<Record<string, Cell>> = {
  'Token key': (token) => token.tokenKey,
  Name: (token) => token.name,
  Type: (token) => typeLabels[token.type],
  Status: (token) => statusLabels[token.status],
  Owner: (token) => token.owner?.name ?? '',
  Location: (token) => token.location?.name ?? '',
  Access: (token) => token.scopes.join(' '),
  'IP allowlist': (token) => token.ipAllowlist.join(' '),
  'Created at': (token) => token.createdAt,
  'Created by': (token) => token.createdBy,
  'Expires at': (token) => token.expiresAt ?? '',
  'Deleted for inactivity at': (token) => token.inactivityDeletionAt ?? '',
  'Last used at': (token) => token.lastUsedAt ?? '',
  Note: (token) => token.note,
}
