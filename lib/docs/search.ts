import GithubSlugger from 'github-slugger'
import type { Page } from './pages'
import type { DocEntry } from './types'

/** Every page with its headings; found without parsing the pages, which takes seconds for all of them. */
export const searchIndex = (pages: readonly Page[], titleOf: (page: Page) => string): readonly DocEntry[] =>
  pages.map((page) => ({ path: `/docs/${page.slug}`, title: titleOf(page), chapter: page.chapter, headings: headingsOf(page) }))

function headingsOf({ slug, markdown }: Page): DocEntry['headings'] {
  const slugger = new GithubSlugger()
  const lines = markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^(#{1,3}) (.+)$/gm)
  const headings = [...lines].map(([, marks = '', text = '']) => ({ marks, text: plain(text), id: slugger.slug(plain(text)) }))
  return headings.filter(({ marks }) => marks === '##' || (marks === '###' && !isReference(slug))).map(({ id, text }) => ({ id, text }))
}

/** There, the headings below each operation are the same: "Parameters", "Body", "Responses". */
const isReference = (slug: string): boolean => slug.startsWith('api/')

const plain = (text: string): string => text.replace(/`|\]\([^)]*\)|\[/g, '')
