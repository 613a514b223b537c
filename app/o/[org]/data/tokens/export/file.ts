import { csvHead, csvLines } from '@/app/o/[org]/data/csv'
import { streamed } from '@/lib/http/streamed'
import { exportedToken } from '@/lib/tokens/schema'
import type { TokenExport } from '@/lib/tokens/types'
import { columns } from './columns'

/** A download that is written as the tokens are read. */
export function tokensFile({ batches, count, cut }: TokenExport, org: string, base: Headers): Response {
  const headers = new Headers(base)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="tokens-${org}${cut ? `-first-${count}` : ''}.csv"`)
  headers.set('X-Keyrail-Rows', String(count))
  if (cut) headers.set('X-Keyrail-Cut-At', String(count))
  return streamed(csvOf(batches), headers)
}

async function* csvOf(batches: TokenExport['batches']): AsyncGenerator<string> {
  yield csvHead(columns)
  for await (const batch of batches)
    yield csvLines(
      columns,
      batch.map((token) => exportedToken.parse(token)),
    )
}
