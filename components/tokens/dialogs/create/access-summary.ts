import { joinWords } from '@/components/ui/join-words'

interface Noun {
  readonly name: string
  readonly fields: string
}

const nouns: Readonly<Record<string, Noun>> = {
  contacts: { name: 'contacts', fields: 'name, email, phone' },
  hooks: { name: 'to destinations', fields: '' },
  profile: { name: 'the profile', fields: 'name, email, signature, website subdomain' },
}

const words = (text: string) => text.replace(/[_-]/g, ' ')
const nameOf = (resource: string) => nouns[resource]?.name ?? words(resource)

function rightsByResource(scopes: readonly string[]): Map<string, string[]> {
  const rights = new Map<string, string[]>()
  for (const scope of scopes) {
    const [resource = scope, right = 'use'] = scope.split(':')
    rights.set(resource, [...(rights.get(resource) ?? []), words(right)])
  }
  return rights
}

function withFields(resource: string): string {
  const fields = nouns[resource]?.fields
  return fields ? `${nameOf(resource)} (${fields})` : nameOf(resource)
}

/** "This token will be able to read and write contacts (name, email, phone)." */
export function accessSummary(scopes: readonly string[]): string {
  if (scopes.length === 0) return 'Choose what the token may do.'
  const phrases = [...rightsByResource(scopes)].map(([resource, rights]) => `${joinWords(rights)} ${withFields(resource)}`)
  return `This token will be able to ${joinWords(phrases)}.`
}

/** One line about a choice: "Read and write contacts (name, email, phone)", "Read contacts and the profile". */
export function accessLine(scopes: readonly string[]): string {
  const resources = [...rightsByResource(scopes)]
  const line = resources.length === 1 ? oneResource(resources) : severalResources(resources)
  return line.charAt(0).toUpperCase() + line.slice(1)
}

type Resources = readonly (readonly [string, readonly string[]])[]

const oneResource = (resources: Resources): string =>
  resources.map(([resource, rights]) => `${joinWords(rights)} ${withFields(resource)}`).join('')

/** Resources with the same rights share one verb. */
function severalResources(resources: Resources): string {
  const byRights = new Map<string, string[]>()
  for (const [resource, rights] of resources)
    byRights.set(joinWords(rights), [...(byRights.get(joinWords(rights)) ?? []), nameOf(resource)])
  return [...byRights].map(([rights, names]) => `${rights} ${joinWords(names)}`).join('; ')
}
