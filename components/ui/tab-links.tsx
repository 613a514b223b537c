import type { Route } from 'next'
import { cx } from './cx'
import { PageLink } from './page-link'

interface TabLink {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

const tab = 'tap inline-flex items-center min-w-6 border-b-2 coarse:min-w-11 text-sm whitespace-nowrap transition-colors'

/** Tabs that are links: each has its own URL. Scrolls sideways on a narrow screen. */
export function TabLinks({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="-mx-1 overflow-x-auto px-1 [scrollbar-width:none]">
      <ul className="flex min-w-full w-max gap-5 border-b border-line">
        {tabs.map(({ href, label: name, current }) => (
          <li key={href} className="-mb-px pt-1">
            <PageLink
              href={href as Route}
              scroll={false}
              aria-current={current ? 'page' : undefined}
              className={cx(
                tab,
                current
                  ? 'border-accent font-semibold text-ink forced-colors:border-[Highlight]'
                  : 'border-transparent text-ink-2 hover:text-ink forced-colors:border-none',
              )}
            >
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
