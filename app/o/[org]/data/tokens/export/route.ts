import { z } from 'zod'
import { toCsv } from '@/app/o/[org]/data/csv'
import { readParams } from '@/components/tokens/list-params'
import { readJsonBody } from '@/lib/http/body'
import { needle } from '@/lib/input/text'
import { tokenExport } from '@/lib/tokens/schema'
import type { TokenExport } from '@/lib/tokens/types'
import { type DataContext, dataPost } from '../../data-route'
import { columns } from './columns'

const maxBytes = 512_000
const exportInput = z.strictObject({ keys: z.array(needle(32)).max(10_000).optional() })

const loadRows = dataPost(tokenExport, async ({ actor, server }, request) => {
  const input = await readJsonBody(request, exportInput, maxBytes)
  if (!input.ok) return input
  const query = new URL(request.url).searchParams
  return server.tokens.exportRows(actor, readParams(Object.fromEntries(query)), input.value.keys)
})

/** The filtered list as CSV, or only the tokens in `keys`: those can be more than fit into a URL. */
export async function POST(request: Request, context: DataContext): Promise<Response> {
  const response = await loadRows(request, context)
  return response.ok ? toFile(await response.json(), response.headers, (await context.params).org) : response
}

function toFile({ rows, cut }: TokenExport, base: Headers, org: string): Response {
  const headers = new Headers(base)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="tokens-${org}${cut ? `-first-${rows.length}` : ''}.csv"`)
  if (cut) headers.set('X-Keyrail-Cut-At', String(rows.length))
  return new Response(toCsv(columns, rows), { headers })
}
