'use client'

import { usePathname } from 'next/navigation'
import { UnreadCount } from '../notices/unread-count'
import { PageLink } from '../ui/page-link'
import { Logo } from './logo'
import { type NavItem, navItems } from './nav-items'
import { tokensPath } from './paths'
import { useShell } from './shell-context'

const entry =
  'tap flex items-center rounded-md border-l-2 border-transparent px-2.5 py-1.5 text-sm text-ink-2 transition-colors hover:text-ink focus-visible:rounded-md aria-[current=page]:border-brass aria-[current=page]:bg-surface aria-[current=page]:font-semibold aria-[current=page]:text-ink forced-colors:not-aria-[current=page]:border-[Canvas]'

/** Main navigation, used in the rail and in its drawer. */
export function Rail({ onLeave }: { readonly onLeave?: (() => void) | undefined }) {
  const { organization, reads, opens } = useShell()
  return (
    <nav aria-label="Main">
      <PageLink
        href={tokensPath(organization.slug)}
        {...(onLeave && { onClick: onLeave })}
        className="ml-3 inline-flex h-(--top-bar-height) items-center rounded-md px-2"
      >
        <Logo />
      </PageLink>
      <Entries items={navItems(organization.slug, reads, opens)} onLeave={onLeave} />
    </nav>
  )
}

interface EntriesProps {
  readonly items: readonly NavItem[]
  readonly onLeave: (() => void) | undefined
}

function Entries({ items, onLeave }: EntriesProps) {
  const path = usePathname()
  return (
    <ul className="flex flex-col gap-0.5 px-3 pt-2 pb-4">
      {items.map(({ label, href, within, counts }) => (
        <li key={href}>
          <PageLink
            href={href}
            {...(onLeave && { onClick: onLeave })}
            aria-current={within.test(path) ? 'page' : undefined}
            className={entry}
          >
            {label}
            {counts === 'unread' && <UnreadCount />}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
