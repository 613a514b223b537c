import type { Document, PathItem, Verb } from './document'
import { writeOperation } from './operations'

/** One page of the reference: every operation at the paths of one resource. */
export interface Resource {
  /** `api/v1/contacts` */
  readonly slug: string
  readonly title: string
  readonly markdown: string
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const verbs: readonly Verb[] = ['get', 'post', 'patch', 'delete']

const titles: Readonly<Record<string, string>> = {
  token: 'Token',
  profile: 'Profile',
  contacts: 'Contacts',
  hooks: 'Deliveries',
  verify: 'Verification',
  introspect: 'Introspection',
  revoke: 'Revocation',
  health: 'Health',
  'openapi.json': 'OpenAPI document',
}

/** Pages of the reference in the order of the document. */
export function resourcesOf(document: Document): readonly Resource[] {
  const names = [...new Set(Object.keys(document.paths).map(resourceOf))]
  return names.map((name) => {
    const paths = Object.keys(document.paths).filter((path) => resourceOf(path) === name)
    const operations = paths.flatMap((path) => operationsOf(document, path, document.paths[path] ?? {}))
    const intro = `Operations at ${list.format(paths.map((path) => `\`${path}\``))}.`
    const title = titles[name] ?? name
    return {
      slug: `api/v${document.info.version}/${name.replace('.', '-')}`,
      title,
      markdown: [`# ${title}`, intro, ...operations].join('\n\n'),
    }
  })
}

/** `contacts` of `/api/v1/contacts/{id}` */
const resourceOf = (path: string): string => path.replace(/^\/(api\/(v\d+\/)?|oauth\/)?/, '').split('/')[0] ?? ''

const operationsOf = (document: Document, path: string, item: PathItem): string[] =>
  verbs.flatMap((verb) => {
    const operation = item[verb]
    return operation ? [writeOperation(document, verb.toUpperCase(), path, item.parameters ?? [], operation)] : []
  })
