import { writeLlms } from './llms'
import { pagesOf } from './pages'
import { parseDoc } from './parse'
import type { Document } from './reference/document'
import type { Doc, DocChapter, DocLink } from './types'

export type { Document } from './reference/document'
export type { Doc, DocChapter, DocLink, Heading } from './types'

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
  neighbors(slug: string): { readonly before?: DocLink; readonly after?: DocLink }
}

/** The developer docs of an installation; pages are parsed once, when they are first read. */
export function createDocs(document: Document, origin: string): Docs {
  const pages = pagesOf(document, origin)
  const parsed = new Map<string, Doc>()
  const find = (slug: string) => pages.find((page) => page.slug === slug)
  const read = (slug: string): Doc | null => {
    const page = find(slug)
    if (!page) return null
    const doc = parsed.get(slug) ?? parseDoc(slug, page.markdown)
    parsed.set(slug, doc)
    return doc
  }
  const links = pages.map(({ slug, chapter, markdown }) => ({
    chapter,
    link: { path: `/docs/${slug}`, title: titleOf(markdown), description: descriptionOf(markdown) },
  }))
  const chapters = [...new Set(links.map(({ chapter }) => chapter))].map((title) => ({
    title,
    links: links.filter(({ chapter }) => chapter === title).map(({ link }) => link),
  }))
  return {
    chapters,
    llms: writeLlms(origin, chapters),
    read,
    markdown: (slug) => find(slug)?.markdown ?? null,
    neighbors: (slug) => {
      const at = pages.findIndex((page) => page.slug === slug)
      const [before, after] = [links[at - 1]?.link, links[at + 1]?.link]
      return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
    },
  }
}

const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1] ?? ''

/** The first sentence below the title; none if code or a heading comes first. */
function descriptionOf(markdown: string): string {
  const [, first = ''] = markdown.split('\n\n')
  const sentence = /^[^#`|][\s\S]*?[.:](?=\s|$)/.exec(first)?.[0] ?? ''
  return sentence.replace(/[`*]/g, '').replaceAll('\n', ' ')
}
