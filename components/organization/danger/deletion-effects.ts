import type { DangerPage } from '@/lib/organizations/schema'

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`

/** What deleting the organization does, in numbers. */
export const deletionEffects = ({ tokens, members }: Pick<DangerPage, 'tokens' | 'members'>): readonly string[] => [
  tokens === 0 ? 'It has no tokens.' : `Requests with its ${counted(tokens, 'token', 'tokens')} are rejected immediately.`,
  `Its ${counted(members, 'member is', 'members are')} notified and ${members === 1 ? 'loses' : 'lose'} access after 7 days.`,
  'Then its tokens, contacts, destinations, locations and usage are deleted permanently.',
]
