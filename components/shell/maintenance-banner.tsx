import Wrench from 'lucide-react/icons/wrench'
import { formatAbsolute } from '@/lib/time/format'

interface MaintenanceBannerProps {
  /** Expected end; null if unknown. */
  readonly until: Date | null
}

/** On every page while changes are rejected. */
export const MaintenanceBanner = ({ until }: MaintenanceBannerProps) => (
  <aside
    aria-label="Maintenance"
    data-noprint
    className="flex gap-2.5 border-b border-line bg-warn-soft px-4 py-2 text-sm text-ink sm:px-8"
  >
    <Wrench aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
    <p className="min-w-0 wrap-anywhere">
      Keyrail is read-only for maintenance
      {until && (
        <>
          {' '}
          until <time dateTime={until.toISOString()}>{formatAbsolute(until, 'UTC')}</time>
        </>
      )}
      . Tokens keep working, and you can still deactivate and delete them. Other changes are rejected until it ends.
    </p>
  </aside>
)
