import { statusLabels, typeLabels } from '@/components/tokens/labels'
import type { ExportedToken } from '@/lib/tokens/types'

type Cell = (token: ExportedToken) => string

/** What an exported list says of each token: never its secret. */
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
  'Ends at': (token) => token.expiresAt ?? '',
  'Deleted when unused at': (token) => token.inactivityDeletionAt ?? '',
  'Last used at': (token) => token.lastUsedAt ?? '',
  Note: (token) => token.note,
}
