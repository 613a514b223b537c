'use client'

import { auditHref } from '@/components/audit/audit-params'
import { useShell } from '@/components/shell/shell-context'
import { PageLink } from '@/components/ui/page-link'

/** Nothing if the viewer may not open the audit log. */
export function AuditLink({ tokenKey }: { readonly tokenKey: string }) {
  const { organization, reads } = useShell()
  if (!reads.includes('audit')) return null
  return (
    <PageLink
      href={auditHref(organization.slug, { token: tokenKey })}
      className="inline-flex min-h-7 items-center text-sm text-accent hover:underline coarse:min-h-11"
    >
      Open in audit log
    </PageLink>
  )
}
