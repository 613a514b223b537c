import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contents } from './contents'
import { expandSamples } from './expand-samples'
import { expandVariables } from './expand-variables'
import { writeProblem, writeProblems } from './problem-pages'
import { resourcesOf } from './reference/resources'
import type { DocsSource } from './types'
import { expandVersions, successorOf, versionsPage } from './versions'

export interface Page {
  readonly slug: string
  readonly chapter: string
  readonly markdown: string
  /** Path of the page that replaces this one, if it describes a superseded version of the API. */
  readonly successor?: string
}

/** Every page in reading order, with the origin of the installation in its samples. */
export function pagesOf(source: DocsSource): readonly Page[] {
  const pages = [...writtenPages(source), ...problemPages(source), ...referencePages(source)]
  return pages.map((page) => ({ ...page, markdown: fillIn(page.markdown, source.origin) }))
}

const writtenPages = ({ documents }: DocsSource): Page[] =>
  contents.flatMap(({ title, slugs }) =>
    slugs.map((slug) => ({
      slug,
      chapter: title,
      markdown: expandVersions(expandVariables(expandSamples(readPage(slug), documents)), documents),
    })),
  )

const problemPages = ({ problems, documents }: DocsSource): Page[] => [
  { slug: 'problems', chapter: 'Error codes', markdown: writeProblems(problems) },
  ...problems.map((problem) => ({
    slug: problem.path.replace('/docs/', ''),
    chapter: 'Error codes',
    markdown: writeProblem(problem, documents[0]),
  })),
]

function referencePages({ documents: [current, ...superseded] }: DocsSource): Page[] {
  const names = resourcesOf(current).map(({ slug }) => slug)
  return [
    ...resourcesOf(current).map(({ slug, markdown }) => ({ slug, chapter: 'API reference', markdown })),
    ...superseded.flatMap((document) =>
      resourcesOf(document).map(({ slug, markdown }) => ({
        slug,
        chapter: `API reference of v${document.info.version}`,
        markdown,
        successor: successorOf(slug, current, names) ?? versionsPage,
      })),
    ),
  ]
}

const readPage = (slug: string): string => readFileSync(join(process.cwd(), 'docs/pages', `${slug}.md`), 'utf8')

const fillIn = (text: string, origin: string): string => text.replaceAll('https://keyrail.example.com', origin)
