import type { APIRequestContext } from '@playwright/test'

export const chapters = ['Start', 'Using the API', 'Verifying tokens', 'Guides', 'Operating', 'Error codes', 'API reference'] as const

/** Paths of the pages of the docs, by chapter. */
export async function pathsByChapter(request: APIRequestContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const [, ...sections] = (await (await request.get('/llms.txt')).text()).split('\n## ')
  const paths = (section: string) => [...section.matchAll(/\]\(\S+?(\/docs\/\S+)\.md\)/g)].map(([, path = '']) => path)
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), paths(section)]))
}
