import { LinkButton } from '@/components/ui/link-button'
import { EntryCard } from './entry-card'

interface ExpiredLinkProps {
  readonly again: { readonly label: string; readonly href: '/forgot-password' | '/sign-up' } | null
}

/** Shown for a link that expired, was used or replaced. */
export function ExpiredLink({ again }: ExpiredLinkProps) {
  return (
    <EntryCard title="This link no longer works" text="It has expired, was already used, or a newer one was sent.">
      <div className="flex flex-wrap gap-3">
        {again && (
          <LinkButton href={again.href} variant="primary">
            {again.label}
          </LinkButton>
        )}
        <LinkButton href="/sign-in">Go to sign-in</LinkButton>
      </div>
    </EntryCard>
  )
}
