import type { DocChapter } from './types'

/** The pages with their addresses as Markdown, one line each. */
export function writeLlms(origin: string, chapters: readonly DocChapter[]): string {
  const sections = chapters.map(({ title, links }) => {
    const lines = links.map(
      ({ path, title: name, description }) => `- [${name}](${origin}${path}.md)${description ? `: ${description}` : ''}`,
    )
    return `## ${title}\n\n${lines.join('\n')}`
  })
  return `# Keyrail\n\n> API tokens: create one for each integration, use it, verify it and stop it at any time.\n\n${sections.join('\n\n')}\n`
}
