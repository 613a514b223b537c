import ChevronRight from 'lucide-react/icons/chevron-right'
import type { Route } from 'next'
import { PageLink } from '@/components/ui/page-link'

interface Step {
  readonly label: string
  readonly href: Route
}

interface BreadcrumbProps {
  readonly steps: readonly Step[]
  readonly current: string
}

export function Breadcrumb({ steps, current }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb" className="text-sm text-ink-3">
      <ol className="flex flex-wrap items-center gap-1.5">
        {steps.map(({ label, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-1.5">
            <PageLink href={href} className="truncate rounded-sm py-1 text-accent hover:underline">
              <bdi>{label}</bdi>
            </PageLink>
            <ChevronRight aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate">
          <bdi>{current}</bdi>
        </li>
      </ol>
    </nav>
  )
}
