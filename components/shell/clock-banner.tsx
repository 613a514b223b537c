import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { clockWarning } from './clock-warning'

/** Shown to administrators while Keyrail does not believe the server's clock. */
export function ClockBanner({ aheadMs }: { readonly aheadMs: number }) {
  const { text, command } = clockWarning(aheadMs)
  return (
    <p role="status" className="flex gap-2.5 border-b border-line bg-warn-soft px-4 py-2 text-sm text-ink sm:px-8">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
      <span className="min-w-0 wrap-anywhere">
        {text} If the server's clock is right, run <code className="font-mono">{command}</code>.
      </span>
    </p>
  )
}
