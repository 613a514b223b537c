'use client'

import { usePathname } from 'next/navigation'
import { settingsNavigation } from '@/components/shell/settings-items'
import { useNavigationGuard } from '@/components/shell/use-navigation-guard'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'

const entry =
  'tap flex items-center rounded-md px-2.5 py-1.5 text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink focus-visible:rounded-md aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink forced-colors:aria-[current=page]:border'

const pathOf = (href: string): string => href.split('?')[0] ?? href

/** Navigation of the settings: links beside the page, one select above it on a narrow screen. */
export function SettingsNav({ organization }: { readonly organization: string | null }) {
  const path = usePathname()
  const go = useNavigationGuard()
  const items = settingsNavigation(organization)
  const current = items.find(({ href }) => pathOf(href) === path)
  return (
    <nav aria-label="Settings">
      <Select
        aria-label="Settings page"
        className="md:hidden"
        value={current?.href ?? ''}
        onChange={({ target }) => {
          const chosen = items.find(({ href }) => href === target.value)
          if (chosen) go(chosen.href)
        }}
      >
        {items.map(({ label, href }) => (
          <option key={href} value={href}>
            {label}
          </option>
        ))}
      </Select>
      <ul className="sticky top-8 flex flex-col gap-0.5 max-md:hidden">
        {items.map((item) => (
          <li key={item.href}>
            <PageLink href={item.href} aria-current={item === current ? 'page' : undefined} className={entry}>
              {item.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
