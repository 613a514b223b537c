'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { PageLink } from '@/components/ui/page-link'
import type { DocChapter } from '@/lib/docs'

const entry =
  'tap flex items-center rounded-md px-2.5 py-1 text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink forced-colors:aria-[current=page]:border'

/** Tree of pages: beside the page, or behind one line above it on a narrow screen. */
export function DocsTree({ chapters }: { readonly chapters: readonly DocChapter[] }) {
  const path = usePathname()
  return (
    <div data-noprint className="lg:border-r lg:border-line lg:pr-4">
      <details key={path} className="border-b border-line py-2 lg:hidden">
        <summary className="tap flex cursor-pointer items-center text-sm font-semibold">All pages</summary>
        <Tree chapters={chapters} path={path} label="Pages" />
      </details>
      <div className="sticky top-(--top-bar-height) hidden max-h-[calc(100dvh-var(--top-bar-height))] overflow-y-auto lg:block">
        <Tree chapters={chapters} path={path} label="Docs" />
      </div>
    </div>
  )
}

const longChapter = 12

/** A long chapter lists its pages while one of them is open, and only its first page otherwise. */
const shownLinks = (links: DocChapter['links'], path: string): DocChapter['links'] =>
  links.length <= longChapter || links.some((link) => link.path === path) ? links : links.slice(0, 1)

const Tree = ({ chapters, path, label }: { readonly chapters: readonly DocChapter[]; readonly path: string; readonly label: string }) => (
  <nav aria-label={label} className="flex flex-col gap-5 py-4 lg:py-8">
    {chapters.map(({ title, links }) => (
      <section key={title}>
        <h2 className="px-2.5 pb-1 text-xs font-semibold text-ink-3">{title}</h2>
        <ul className="flex flex-col gap-0.5">
          {shownLinks(links, path).map((link) => (
            <li key={link.path}>
              <PageLink href={link.path as Route} aria-current={link.path === path ? 'page' : undefined} className={entry}>
                {link.title}
              </PageLink>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
)
