import { contents, slugs } from './contents'
import { parseDoc } from './parse'
import { docSource } from './source'
import type { Doc, DocAddresses, DocLink } from './types'

export type { Doc, DocAddresses, DocLink, Heading } from './types'
export { docSource }

const parsed = new Map<string, Doc>()

/** One page, ready to render; null for an unknown one. Parsed once, as the addresses stay the same. */
export async function readDoc(slug: string, addresses: DocAddresses): Promise<Doc | null> {
  const source = await docSource(slug, addresses)
  if (source === null) return null
  const doc = parsed.get(slug) ?? parseDoc(slug, source)
  parsed.set(slug, doc)
  return doc
}

interface DocChapter {
  readonly title: string
  readonly links: readonly DocLink[]
}

/** The tree of pages. */
export async function listDocs(addresses: DocAddresses): Promise<readonly DocChapter[]> {
  const link = async (slug: string) => ({ path: `/docs/${slug}`, title: (await readDoc(slug, addresses))?.title ?? slug })
  return Promise.all(contents.map(async ({ title, slugs: all }) => ({ title, links: await Promise.all(all.map(link)) })))
}

/** Pages before and after this one. */
export async function neighborsOf(slug: string, addresses: DocAddresses): Promise<{ readonly before?: DocLink; readonly after?: DocLink }> {
  const links = (await listDocs(addresses)).flatMap((chapter) => chapter.links)
  const at = slugs.indexOf(slug)
  const [before, after] = [links[at - 1], links[at + 1]]
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}
