import { joinWords } from '@/components/ui/join-words'
import type { MemberRow } from '@/lib/organizations/schema'

type Removed = Pick<MemberRow, 'tokens' | 'created'>

const count = (number: number, type: string): string[] => (number === 0 ? [] : [`${number} ${type} token${number === 1 ? '' : 's'}`])

/** What removing a member does to their tokens, in numbers. */
export function removalText({ tokens, created }: Removed): string {
  const kept = [...count(created.admin, 'admin'), ...count(created.location, 'location')]
  const own =
    tokens === 0 ? 'They have no user tokens.' : `Their ${count(tokens, 'user')[0]} stop${tokens === 1 ? 's' : ''} working immediately.`
  const one = created.admin + created.location === 1
  const organization =
    kept.length === 0
      ? ''
      : ` The ${joinWords(kept)} they created keep${one ? 's' : ''} working and stay${one ? 's' : ''} with the organization.`
  return `They lose access to this organization. ${own}${organization}`
}
