import type { Route } from 'next'
import { PageLink } from '../ui/page-link'
import type { Problem } from './problem'

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <section className="flex flex-col gap-5">
      <h1 className="text-2xl">Problems</h1>
      <p className="max-w-[62ch] text-ink-2">Errors that the API returns, and how to fix them.</p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {problems.map(({ code, path, status, title }) => (
          <li key={code} className="flex flex-col gap-0.5 px-5 py-3">
            <span className="font-mono text-sm text-ink-2">
              {status} · {code}
            </span>
            <PageLink href={path as Route} className="underline underline-offset-4">
              {title}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
