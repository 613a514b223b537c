import type { Element, ElementContent, RootContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { groupSamples } from './group-samples'
import { highlight } from './highlight'
import type { Doc, Heading } from './types'

const toHtml = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSlug).freeze()

/** A Markdown page as a tree to render; raw HTML in it is left out. */
export function parseDoc(slug: string, markdown: string): Doc {
  const root = toHtml.runSync(toHtml.parse(markdown))
  const [title, ...rest] = root.children.filter((node) => !isBlank(node))
  if (!isElement(title, 'h1')) throw new Error(`docs/pages/${slug}.md must start with a title.`)
  const first = rest.find((node) => isElement(node, 'p'))
  return {
    slug,
    title: textOf(title),
    description: first ? textOf(first) : '',
    headings: rest.flatMap(headingOf),
    body: { type: 'root', children: groupSamples(rest.map(highlightCode)) },
  }
}

function headingOf(node: RootContent): Heading[] {
  if (!isElement(node, 'h2') && !isElement(node, 'h3')) return []
  return [{ id: String(node.properties['id'] ?? ''), text: textOf(node), level: node.tagName === 'h2' ? 2 : 3 }]
}

/** Code at any depth in its colors. */
function highlightCode<Node extends RootContent | ElementContent>(node: Node): Node | Element {
  if (node.type !== 'element') return node
  if (node.tagName === 'pre') return highlight(node)
  return { ...node, children: node.children.map(highlightCode) }
}

const isBlank = (node: RootContent): boolean => node.type === 'text' && node.value.trim() === ''

const isElement = (node: RootContent | undefined, tagName: string): node is Element => node?.type === 'element' && node.tagName === tagName
