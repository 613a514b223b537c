import type { Columns } from '@/app/o/[org]/data/csv'
import type { ExportedLocation } from '@/lib/organizations/schema'

export const columns: Columns<ExportedLocation> = {
  Name: ({ name }) => name,
  Code: ({ code }) => code ?? '',
  Slug: ({ slug }) => slug,
  'Street address': ({ streetAddress }) => streetAddress,
  'Time zone': ({ timeZone }) => timeZone ?? '',
  Managers: ({ managers }) => managers.join(', '),
  Members: ({ members }) => String(members),
  Tokens: ({ tokens }) => String(tokens),
  'Added at': ({ createdAt }) => createdAt,
  'Archived at': ({ archivedAt }) => archivedAt ?? '',
}
