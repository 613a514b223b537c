import type { Route } from 'next'
import { PageLink } from '@/components/ui/page-link'
import type { DocChapter } from '@/lib/docs'

/** First page of the docs: every page by chapter, with what it is about. */
export const DocsHome = ({ chapters }: { readonly chapters: readonly DocChapter[] }) => (
  <main id="main" tabIndex={-1} className="flex max-w-[56rem] flex-col gap-8 py-8">
    <header className="flex flex-col gap-3">
      <h1 className="text-2xl">Developer docs</h1>
      <p className="max-w-[62ch] text-ink-2">Create a token, call the API with it, and verify the tokens that call yours.</p>
    </header>
    {chapters.map(({ title, links }) => (
      <section key={title} className="flex flex-col gap-3">
        <h2 className="text-lg">{title}</h2>
        <ul className="grid gap-3 sm:grid-cols-2">
          {links.map(({ path, title: name, description }) => (
            <li
              key={path}
              className="relative flex flex-col gap-1 rounded-lg border border-line bg-surface px-4 py-3 hover:border-line-strong"
            >
              <PageLink href={path as Route} className="font-semibold text-ink after:absolute after:inset-0">
                {name}
              </PageLink>
              <span className="text-sm text-ink-2">{description}</span>
            </li>
          ))}
        </ul>
      </section>
    ))}
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">For tools</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {tools.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="tap inline-flex items-center font-medium text-accent-ink underline underline-offset-4">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  </main>
)

const tools = [
  { href: '/docs/versions', label: 'OpenAPI documents' },
  { href: '/docs/postman.json', label: 'Postman collection' },
  { href: '/llms.txt', label: 'llms.txt' },
]
