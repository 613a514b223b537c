import { slug as slugOf } from 'github-slugger'
import { type Document, type OperationObject, operationsOf } from './document'
import { writeOperation } from './operations'

/** One page of the reference: every operation at the paths of one resource. */
export interface Resource {
  /** `api/v1/contacts` */
  readonly slug: string
  readonly title: string
  readonly markdown: string
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

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

export const titleOf = (resource: string): string => titles[resource] ?? resource

/** Pages of the reference in the order of the document. */
export function resourcesOf(document: Document): readonly Resource[] {
  const operations = operationsOf(document)
  const names = [...new Set(operations.map(({ path }) => resourceOf(path)))]
  return names.map((name) => {
    const own = operations.filter(({ path }) => resourceOf(path) === name)
    const paths = [...new Set(own.map(({ path }) => `\`${path}\``))]
    const title = titleOf(name)
    const intro = `Operations at ${list.format(paths)}.`
    const sections = own.map((operation) => writeOperation(document, operation))
    return { slug: pageOf(document, name), title, markdown: [`# ${title}`, intro, ...sections].join('\n\n') }
  })
}

/** Path of the section of the reference about an operation. */
export const sectionOf = (document: Document, path: string, { summary }: OperationObject): string =>
  `/docs/${pageOf(document, resourceOf(path))}#${slugOf(summary)}`

const pageOf = ({ info }: Document, resource: string): string => `api/v${info.version}/${resource.replace('.', '-')}`

/** `contacts` of `/api/v1/contacts/{id}` */
export const resourceOf = (path: string): string => path.replace(/^\/(api\/(v\d+\/)?|oauth\/)?/, '').split('/')[0] ?? ''
