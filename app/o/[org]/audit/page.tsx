import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { sessionActions } from '@/app/session/session-actions'
import { readAuditParams } from '@/components/audit/audit-params'
import { AuditScreen } from '@/components/audit/audit-screen'
import { requirePerson } from '@/lib/auth/require-page'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditLogPage({ params, searchParams }: PageProps<'/o/[org]/audit'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const filter = readAuditParams(await searchParams)
  const [page, choices] = await Promise.all([server.auditLog.list(actor, filter), server.auditLog.choices(actor)])
  if (!page.ok || !choices.ok) forbidden()
  return (
    <AuditScreen
      org={place.slug}
      personId={actor.userId}
      session={sessionActions}
      params={filter}
      page={page.value}
      choices={choices.value}
    />
  )
}
