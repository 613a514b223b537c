import { writeLlms } from './llms'
import { type Page, pagesOf } from './pages'
import { parseDoc } from './parse'
import { collectionOf } from './postman/collection'
import { forReaders } from './readers'
import { searchIndex } from './search'
import type { Doc, DocChapter, DocEntry, DocLink, DocsSource } from './types'

export type { Document } from './reference/document'
export type { Doc, DocChapter, DocEntry, DocLink, DocsSource, Heading } from './types'

export interface Docs {
  /** The tree of pages. */
  readonly chapters: readonly DocChapter[]
  /** One page, ready to render; null for an unknown one. */
  read(slug: string): Doc | null
  /** The page as Markdown; null for an unknown one. */
  markdown(slug: string): string | null
  /** Table of contents for language models. */
  readonly llms: string
  /** Pages before and after this one. */
  neighbors(slug: string): Neighbors
  /** Path of the page about the current version; null if this page is about it, or about none. */
  successor(slug: string): string | null
  /** Every page with its headings. */
  search(): readonly DocEntry[]
  /** The API as a Postman collection. */
  readonly postman: object
}

interface Neighbors {
  readonly before?: DocLink
  readonly after?: DocLink
}

/** The developer docs of an installation; pages are parsed once, when they are first read. */
export function createDocs(source: DocsSource): Docs {
  const pages = pagesOf(source)
  const parsed = new Map<string, Doc>()
  const find = (slug: string) => pages.find((page) => page.slug === slug)
  const chapters = chaptersOf(pages)
  const links = chapters.flatMap((chapter) => chapter.links)
  let index: readonly DocEntry[] | undefined
  return {
    chapters,
    llms: writeLlms(source.origin, chapters),
    read: (slug) => {
      const page = find(slug)
      if (!page) return null
      const doc = parsed.get(slug) ?? parseDoc(slug, page.markdown)
      parsed.set(slug, doc)
      return doc
    },
    markdown: (slug) => {
      const page = find(slug)
      return page ? forReaders(page.markdown) : null
    },
    neighbors: (slug) => neighborsOf(links, `/docs/${slug}`),
    successor: (slug) => find(slug)?.successor ?? null,
    search: () => {
      index ??= searchIndex(pages, titleOf)
      return index
    },
    postman: collectionOf(source.documents[0], source.origin),
  }
}

const chaptersOf = (pages: readonly Page[]): readonly DocChapter[] =>
  [...new Set(pages.map(({ chapter }) => chapter))].map((title) => ({
    title,
    links: pages.filter(({ chapter }) => chapter === title).map(linkTo),
  }))

const linkTo = (page: Page): DocLink => ({
  path: `/docs/${page.slug}`,
  title: titleOf(page),
  description: descriptionOf(page.markdown),
})

function neighborsOf(links: readonly DocLink[], path: string): Neighbors {
  const at = links.findIndex((link) => link.path === path)
  const [before, after] = [links[at - 1], links[at + 1]]
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

const titleOf = ({ markdown }: Page): string => /^# (.+)$/m.exec(markdown)?.[1] ?? ''

/** The first sentence below the title; none if code or a heading comes first. */
function descriptionOf(markdown: string): string {
  const [, first = ''] = markdown.split('\n\n')
  const sentence = /^[^#`|][\s\S]*?[.:](?=\s|$)/.exec(first)?.[0] ?? ''
  return sentence.replace(/[`*]/g, '').replaceAll('\n', ' ')
}
