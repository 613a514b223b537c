import type { Element, RootContent } from 'hast'

const tabs = new Set(['bash', 'javascript', 'python'])

/** Puts samples of several languages that follow each other into one `sample-tabs` element. */
export function groupSamples(nodes: readonly RootContent[]): RootContent[] {
  const done: RootContent[] = []
  for (const node of nodes) {
    const group = done.at(-1)
    if (!isSample(node)) done.push(node)
    else if (group?.type === 'element' && group.tagName === 'sample-tabs' && !has(group, node)) group.children.push(node)
    else done.push({ type: 'element', tagName: 'sample-tabs', properties: {}, children: [node] })
  }
  return done
}

const languageOf = (pre: Element): string => String(pre.properties['dataLanguage'] ?? '')

const isSample = (node: RootContent): node is Element => node.type === 'element' && node.tagName === 'pre' && tabs.has(languageOf(node))

const has = (group: Element, sample: Element): boolean =>
  group.children.some((child) => child.type === 'element' && languageOf(child) === languageOf(sample))
