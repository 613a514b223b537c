import { z } from 'zod'
import { readAuditParams } from '@/components/audit/audit-params'
import type { AuditEntryView } from '@/lib/audit-log/schema'
import { ok } from '@/lib/result'
import { type DataContext, dataPost } from '../../data-route'
import { auditFile } from './file'

const begun = z.strictObject({})

/** The filtered log as CSV or JSON, streamed: it may hold any number of entries. */
export async function POST(request: Request, context: DataContext): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  let batches: AsyncIterable<readonly AuditEntryView[]> | null = null
  const begin = dataPost(begun, async ({ actor, server }) => {
    const exported = await server.auditLog.export(actor, readAuditParams(query))
    if (!exported.ok) return exported
    batches = exported.value
    return ok({})
  })
  const response = await begin(request, context)
  if (batches === null) return response
  return auditFile(batches, query.format === 'json' ? 'json' : 'csv', (await context.params).org, response.headers)
}
