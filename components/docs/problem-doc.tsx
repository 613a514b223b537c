import { PageLink } from '../ui/page-link'
import type { Problem } from './problem'

export function ProblemDoc({ problem: { code, status, title, advice } }: { readonly problem: Problem }) {
  return (
    <article className="flex max-w-[62ch] flex-col gap-4">
      <header>
        <p className="font-mono text-sm text-ink-2">
          {status} · {code}
        </p>
        <h1 className="mt-1 text-2xl">{title}</h1>
      </header>
      <p>{advice}</p>
      <p>
        <PageLink href="/docs/problems" className="underline underline-offset-4">
          All problems
        </PageLink>
      </p>
    </article>
  )
}
