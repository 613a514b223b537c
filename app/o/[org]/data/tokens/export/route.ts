import { z } from 'zod'
import { toCsv } from '@/app/o/[org]/data/tokens/export/csv'
import { readParams } from '@/components/tokens/list-params'
import { readJsonBody } from '@/lib/http/body'
import { needle } from '@/lib/input/text'
import type { TokenExport } from '@/lib/tokens/types'
import { type DataContext, dataPost } from '../../data-route'
import { columns } from './columns'

const longest = 512_000
const exportInput = z.strictObject({ keys: z.array(needle(32)).max(10_000).optional() })

const readRows = dataPost(async ({ actor, server }, request) => {
  const input = await readJsonBody(request, exportInput, longest)
  if (!input.ok) return input
  const query = new URL(request.url).searchParams
  return server.tokens.exportRows(actor, readParams(Object.fromEntries(query)), input.value.keys)
})

/** The filtered list as a file, or of it the tokens that are named: more of them than an address can carry. */
export async function POST(request: Request, context: DataContext): Promise<Response> {
  const answer = await readRows(request, context)
  return answer.ok ? toFile(await answer.json(), answer.headers, (await context.params).org) : answer
}

function toFile({ rows, cut }: TokenExport, given: Headers, org: string): Response {
  const headers = new Headers(given)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="tokens-${org}${cut ? `-first-${rows.length}` : ''}.csv"`)
  const rest = cut ? `Only the first ${rows.length.toLocaleString('en-GB')} tokens are in this file.\r\n` : ''
  return new Response(toCsv(columns, rows) + rest, { headers })
}
