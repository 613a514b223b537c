import { readAuditParams } from '@/components/audit/audit-params'
import { auditPage } from '@/lib/audit-log/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(auditPage, ({ actor, server }, query) =>
  server.auditLog.list(actor, readAuditParams(Object.fromEntries(query))),
)
