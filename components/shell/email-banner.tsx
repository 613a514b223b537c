import MailWarning from 'lucide-react/icons/mail-warning'
import { PageLink } from '../ui/page-link'

/** On every page for a person whose email address is not verified. */
export const EmailBanner = ({ email }: { readonly email: string }) => (
  <p data-noprint className="flex gap-2.5 border-b border-line bg-warn-soft px-4 py-2 text-sm text-ink sm:px-8">
    <MailWarning aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
    <span className="min-w-0 wrap-anywhere">
      Your email address {email} is not verified yet.{' '}
      <PageLink
        href="/settings/profile"
        className="tap -my-1.5 inline-flex items-center font-semibold text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
      >
        Verify it
      </PageLink>
    </span>
  </p>
)
