import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contents } from './contents'
import { expandSamples } from './expand-samples'
import type { Document } from './reference/document'
import { resourcesOf } from './reference/resources'

export interface Page {
  readonly slug: string
  readonly chapter: string
  readonly markdown: string
}

/** Every page in reading order, with the origin of the installation in its samples: written ones from docs/pages, then the reference from the OpenAPI document. */
export function pagesOf(document: Document, origin: string): readonly Page[] {
  const written = contents.flatMap(({ title, slugs }) =>
    slugs.map((slug) => ({ slug, chapter: title, markdown: expandSamples(readPage(slug)) })),
  )
  const reference = resourcesOf(document).map(({ slug, markdown }) => ({ slug, chapter: 'API reference', markdown }))
  return [...written, ...reference].map((page) => ({ ...page, markdown: fillIn(page.markdown, origin) }))
}

const readPage = (slug: string): string => readFileSync(join(process.cwd(), 'docs/pages', `${slug}.md`), 'utf8')

const fillIn = (text: string, origin: string): string => text.replaceAll('https://keyrail.example.com', origin)
