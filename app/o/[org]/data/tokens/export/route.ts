import { readAddress } from '@/components/tokens/list-address'
import { toCsv } from '@/lib/csv'
import { ok } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { type DataContext, dataRoute } from '../../data-route'
import { columns } from './columns'

/** The filtered list, or of it the keys that are named. */
const read = dataRoute(async ({ actor, server }, query) => {
  const rows = await server.tokens.exportRows(actor, readAddress(Object.fromEntries(query)))
  const keys = query.get('keys')?.split(',')
  return rows.ok && keys ? ok(rows.value.filter((token) => keys.includes(token.tokenKey))) : rows
})

export async function GET(request: Request, context: DataContext) {
  const answer = await read(request, context)
  if (!answer.ok) return answer
  const rows: TokenView[] = await answer.json()
  const { org } = await context.params
  const headers = new Headers(answer.headers)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="tokens-${org}.csv"`)
  return new Response(toCsv(columns, rows), { headers })
}
