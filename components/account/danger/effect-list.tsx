import type { LeavingView } from '@/lib/organizations/schema'
import { effectText } from './effect-text'

/** What deleting the account does. */
export const EffectList = ({ leaving }: { readonly leaving: readonly LeavingView[] }) => (
  <ul className="flex flex-col gap-2 text-sm text-ink-2">
    {leaving.map((organization) => (
      <li key={organization.slug}>
        <span className="font-medium text-ink">{organization.name}:</span> {effectText(organization)}
      </li>
    ))}
    <li>Your email address and subdomain are free again. All your sessions end.</li>
  </ul>
)
