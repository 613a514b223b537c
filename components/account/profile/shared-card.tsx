import { SectionCard } from '@/components/ui/section-card'
import type { ProfileView } from '@/lib/accounts/schema'

interface SharedCardProps {
  readonly shared: ProfileView
  readonly subdomainOf: string | null
}

/** Exactly the fields that a token with `profile:read` gets. */
export function SharedCard({ shared, subdomainOf }: SharedCardProps) {
  const suffix = subdomainOf === null ? '' : `.${subdomainOf}`
  const fields = {
    Name: shared.name,
    Email: shared.email,
    Signature: shared.signature,
    Subdomain: shared.subdomain === null ? '' : `${shared.subdomain}${suffix}`,
  }
  return (
    <SectionCard
      title="What integrations can read"
      text="Tokens with the Profile scope read these fields, as they are saved, and nothing else."
    >
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        {Object.entries(fields).map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3 max-sm:-mb-2">{label}</dt>
            <dd className="min-w-0 break-words whitespace-pre-wrap">{value || <span className="text-ink-3">Empty</span>}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  )
}
