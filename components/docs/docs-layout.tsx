import type { ReactNode } from 'react'
import { SkipLink } from '@/components/shell/skip-link'
import type { DocChapter } from '@/lib/docs'
import { DocsHeader } from './docs-header'
import { DocsTree } from './docs-tree'
import { SampleLanguageScript } from './sample-language-script'

interface DocsLayoutProps {
  readonly nonce: string | undefined
  readonly signedIn: boolean
  readonly chapters: readonly DocChapter[]
  readonly children: ReactNode
}

/** Frame of the developer docs: header, tree of pages, page. */
export const DocsLayout = ({ nonce, signedIn, chapters, children }: DocsLayoutProps) => (
  <>
    <SampleLanguageScript nonce={nonce} />
    <SkipLink />
    <DocsHeader signedIn={signedIn} />
    <div className="mx-auto w-full max-w-[86rem] px-4 sm:px-8 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-10 xl:gap-14">
      <DocsTree chapters={chapters} />
      {children}
    </div>
  </>
)
