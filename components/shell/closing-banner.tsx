import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { PageLink } from '../ui/page-link'
import { Time } from '../ui/time'
import { organizationPath } from './paths'
import type { ShellView } from './shell-context'

/** On every page of an organization that will be deleted. */
export function ClosingBanner({ organization, closing }: Pick<ShellView, 'organization' | 'closing'>) {
  if (closing === null) return null
  return (
    <p className="flex gap-2.5 border-b border-line bg-bad-soft px-4 py-2 text-sm text-ink sm:px-8">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-bad" />
      <span className="min-w-0 wrap-anywhere">
        {organization.name} will be deleted on <Time at={closing.deletedAt} now={closing.deletedAt} exact />. Until then, requests with its
        tokens are rejected.{' '}
        {closing.mayCancel ? (
          <PageLink
            href={organizationPath(organization.slug, 'danger')}
            className="tap -my-1.5 inline-flex items-center font-semibold text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
          >
            Cancel deletion
          </PageLink>
        ) : (
          'An owner can cancel the deletion.'
        )}
      </span>
    </p>
  )
}
