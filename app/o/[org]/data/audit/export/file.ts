import { csvOf } from '@/app/o/[org]/data/csv'
import { type AuditEntryView, auditEntryView } from '@/lib/audit-log/schema'
import { streamed } from '@/lib/http/streamed'
import { columns } from './columns'

type Batches = AsyncIterable<readonly AuditEntryView[]>
type Format = 'csv' | 'json'

const types: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', json: 'application/json' }

/** A download that is written as the entries are read. */
export function auditFile(batches: Batches, format: Format, org: string, base: Headers): Response {
  const headers = new Headers(base)
  headers.set('Content-Type', types[format])
  headers.set('Content-Disposition', `attachment; filename="audit-${org}.${format}"`)
  return streamed(format === 'csv' ? csvOf(columns, batches) : jsonOf(batches), headers)
}

async function* jsonOf(batches: Batches): AsyncGenerator<string> {
  let before = '[\n'
  for await (const batch of batches) {
    yield before + batch.map((entry) => JSON.stringify(auditEntryView.parse(entry))).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
