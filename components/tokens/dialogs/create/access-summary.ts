import { joinWords } from '@/components/ui/join-words'

const details: Readonly<Record<string, string>> = {
  contacts: 'contacts (name, email, phone)',
  profile: 'the profile (name, email, signature, website subdomain)',
}

function rightsByResource(scopes: readonly string[]): Map<string, string[]> {
  const rights = new Map<string, string[]>()
  for (const scope of scopes) {
    const [resource = scope, right = 'use'] = scope.split(':')
    rights.set(resource, [...(rights.get(resource) ?? []), right.replace(/[_-]/g, ' ')])
  }
  return rights
}

/** "This token will be able to read and write contacts (name, email, phone)." */
export function accessSummary(scopes: readonly string[]): string {
  if (scopes.length === 0) return 'Choose what the token may do.'
  const phrases = [...rightsByResource(scopes)].map(
    ([resource, rights]) => `${joinWords(rights)} ${details[resource] ?? resource.replace(/[_-]/g, ' ')}`,
  )
  return `This token will be able to ${joinWords(phrases)}.`
}
