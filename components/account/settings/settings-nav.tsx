'use client'

import { usePathname } from 'next/navigation'
import type { NavigationItem } from '@/components/shell/navigation-item'
import { useNavigationGuard } from '@/components/shell/use-navigation-guard'
import { cx } from '@/components/ui/cx'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'

const entry =
  'tap flex items-center rounded-md px-2.5 py-1.5 text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink focus-visible:rounded-md aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink forced-colors:aria-[current=page]:border'

const pathOf = (href: string): string => href.split('?')[0] ?? href

interface SettingsNavProps {
  readonly label: string
  readonly items: readonly NavigationItem[]
  /** Screen width from which the links are beside the page; pages with tables need the whole width longer. */
  readonly besideFrom: 'md' | 'xl'
}

const looks = {
  md: { select: 'md:hidden', list: 'max-md:hidden' },
  xl: { select: 'xl:hidden', list: 'max-xl:hidden' },
} as const

/** Navigation between settings pages: links beside the page, one select above it on a narrow screen. */
export function SettingsNav({ label: name, items, besideFrom }: SettingsNavProps) {
  const path = usePathname()
  const go = useNavigationGuard()
  const current = items.find(({ href }) => path === pathOf(href) || path.startsWith(`${pathOf(href)}/`))
  return (
    <nav aria-label={name}>
      <Select
        aria-label={`${name} page`}
        className={looks[besideFrom].select}
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
      <ul className={cx('sticky top-8 flex flex-col gap-0.5', looks[besideFrom].list)}>
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
