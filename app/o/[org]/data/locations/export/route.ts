import { z } from 'zod'
import { streamed } from '@/lib/http/streamed'
import type { ExportedLocation } from '@/lib/organizations/schema'
import { ok } from '@/lib/result'
import { csvOf } from '../../csv'
import { type DataContext, dataPost } from '../../data-route'
import { columns } from './columns'

const begun = z.strictObject({})

/** The searched list as CSV, streamed. */
export async function POST(request: Request, context: DataContext): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  let batches: AsyncIterable<readonly ExportedLocation[]> | null = null
  const begin = dataPost(begun, ({ actor, server }) => {
    const exported = server.organizations.exportLocations(actor, query)
    if (exported.ok) batches = exported.value
    return Promise.resolve(exported.ok ? ok({}) : exported)
  })
  const response = await begin(request, context)
  if (batches === null) return response
  const headers = new Headers(response.headers)
  headers.set('Content-Type', 'text/csv; charset=utf-8')
  headers.set('Content-Disposition', `attachment; filename="locations-${(await context.params).org}.csv"`)
  return streamed(csvOf(columns, batches), headers)
}
