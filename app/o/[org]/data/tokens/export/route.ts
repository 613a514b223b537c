import { readAddress } from '@/components/tokens/list-address'
import { toCsv } from '@/lib/csv'
import type { TokenExport } from '@/lib/tokens/types'
import { type DataContext, dataRoute } from '../../data-route'
import { columns } from './columns'
import { readKeys } from './keys'

const read = (keys?: readonly string[]) =>
  dataRoute(({ actor, server }, query) => server.tokens.exportRows(actor, readAddress(Object.fromEntries(query)), keys))

/** The filtered list as a file. */
export const GET = async (request: Request, context: DataContext) => toFile(await read()(request, context), context)

/** Of the list the tokens that are named, more of them than an address can carry. proxy.ts lets our own pages post here only. */
export async function POST(request: Request, context: DataContext) {
  const keys = await readKeys(request)
  return toFile(await read(keys)(new Request(request.url, { headers: request.headers }), context), context)
}

async function toFile(answer: Response, { params }: DataContext): Promise<Response> {
  if (!answer.ok) return answer
  const { rows, cut }: TokenExport = await answer.json()
  const { org } = await params
  const headers = new Headers(answer.headers)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="tokens-${org}${cut ? `-first-${rows.length}` : ''}.csv"`)
  return new Response(
    toCsv(columns, rows) + (cut ? `Only the first ${rows.length.toLocaleString('en-GB')} tokens are in this file.\r\n` : ''),
    {
      headers,
    },
  )
}
