import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import type { Route } from 'next'
import { PageLink } from '@/components/ui/page-link'
import type { Doc, DocLink, Heading } from '@/lib/docs'
import { Prose } from './prose'
import { SupersededBanner } from './superseded-banner'
import type { OfferToken } from './token-offer'

interface DocPageProps {
  readonly doc: Doc
  readonly neighbors: { readonly before?: DocLink; readonly after?: DocLink }
  /** Path of the page about the current version, if this one is about an older one. */
  readonly successor: string | null
  readonly offerToken: OfferToken
}

/** One page of the docs with its headings beside it, and the way on. */
export const DocPage = ({ doc, neighbors, successor, offerToken }: DocPageProps) => (
  <div className="min-w-0 py-8 xl:grid xl:grid-cols-[minmax(0,46rem)_13rem] xl:justify-between xl:gap-10">
    <main id="main" tabIndex={-1} className="min-w-0">
      <article>
        <h1 className="mb-4 text-2xl [overflow-wrap:anywhere]">{doc.title}</h1>
        {successor !== null && <SupersededBanner successor={successor} />}
        <Prose tree={doc.body} offerToken={offerToken} />
      </article>
      <Neighbors {...neighbors} />
    </main>
    {doc.headings.length > 1 && <OnThisPage headings={doc.headings} />}
  </div>
)

const OnThisPage = ({ headings }: { readonly headings: readonly Heading[] }) => (
  <nav aria-label="On this page" data-noprint className="sticky top-[calc(var(--top-bar-height)+2rem)] hidden self-start xl:block">
    <p className="pb-2 text-xs font-semibold text-ink-3">On this page</p>
    <ul className="flex flex-col border-l border-line">
      {headings.map(({ id, text, level }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className={
              level === 2
                ? 'tap block py-1 pl-3 text-sm text-ink-2 hover:text-ink'
                : 'tap block py-1 pl-6 text-sm text-ink-2 hover:text-ink'
            }
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Neighbors = ({ before, after }: DocPageProps['neighbors']) => (
  <nav aria-label="Neighboring pages" data-noprint className="mt-12 flex flex-wrap justify-between gap-4 border-t border-line pt-5">
    {before ? (
      <PageLink href={before.path as Route} rel="prev" className="tap inline-flex items-center gap-2 text-sm font-medium text-accent-ink">
        <ArrowLeft aria-hidden size={16} strokeWidth={1.75} />
        {before.title}
      </PageLink>
    ) : (
      <span />
    )}
    {after && (
      <PageLink href={after.path as Route} rel="next" className="tap inline-flex items-center gap-2 text-sm font-medium text-accent-ink">
        {after.title}
        <ArrowRight aria-hidden size={16} strokeWidth={1.75} />
      </PageLink>
    )}
  </nav>
)
