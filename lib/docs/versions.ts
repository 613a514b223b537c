import type { Document } from './reference/document'

export const versionsPage = '/docs/versions'

const fence = /^```versions\n```$/m

/** Replaces the block of kind `versions` with a table of the versions of the API. */
export const expandVersions = (text: string, documents: readonly [Document, ...Document[]]): string =>
  text.replace(fence, () => versionTable(documents))

function versionTable([current, ...superseded]: readonly [Document, ...Document[]]): string {
  const row = ({ info: { version } }: Document, state: string) =>
    `| v${version} | ${state} | [\`${pathOf(version)}\`](${pathOf(version)}) |`
  const rows = [row(current, 'current'), ...superseded.map((document) => row(document, `superseded by v${current.info.version}`))]
  return ['| Version | State | Described by |', '|---|---|---|', ...rows].join('\n')
}

const pathOf = (version: string) => `/api/v${version}/openapi.json`

/** Path of the page about the same resource in the current version; null if it has none. */
export function successorOf(slug: string, { info: { version } }: Document, slugs: readonly string[]): string | null {
  const successor = slug.replace(/^api\/v\d+\//, `api/v${version}/`)
  return slugs.includes(successor) ? `/docs/${successor}` : null
}
