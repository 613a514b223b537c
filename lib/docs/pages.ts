import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contents } from './contents'
import { expandSamples } from './expand-samples'
import type { Document } from './reference/document'
import { resourcesOf } from './reference/resources'
import type { DocAddresses } from './types'

export interface Page {
  readonly slug: string
  readonly chapter: string
  readonly markdown: string
}

/** Every page in reading order: written ones from docs/pages, then the reference from the OpenAPI document. */
export function pagesOf(document: Document, addresses: DocAddresses): readonly Page[] {
  const written = contents.flatMap(({ title, slugs }) =>
    slugs.map((slug) => ({ slug, chapter: title, markdown: expandSamples(readPage(slug)) })),
  )
  const reference = resourcesOf(document).map(({ slug, markdown }) => ({ slug, chapter: 'API reference', markdown }))
  return [...written, ...reference].map((page) => ({ ...page, markdown: fillIn(page.markdown, addresses) }))
}

const readPage = (slug: string): string => readFileSync(join(process.cwd(), 'docs/pages', `${slug}.md`), 'utf8')

const fillIn = (text: string, { origin, verifier }: DocAddresses): string =>
  text.replaceAll('https://keyrail.example.com', origin).replaceAll('https://verify.example.com', verifier)
