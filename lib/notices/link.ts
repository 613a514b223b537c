import { kinds } from './kinds'
import type { NoticeFacts } from './types'

export interface LinkSource extends Pick<NoticeFacts, 'kind' | 'facts'> {
  readonly orgSlug: string
  readonly tokenKey: string | null
  /** The token or destination it is about was deleted. */
  readonly deleted: boolean
}

export interface NoticeLink {
  readonly page: 'destination' | 'policy' | 'security' | 'token'
  readonly action: 'Open' | 'Rotate'
  readonly path: string
}

/** The page of what the notice is about; null if there is none. */
export function noticeLink({ kind, facts, orgSlug, tokenKey, deleted }: LinkSource): NoticeLink | null {
  const { link } = kinds[kind]
  if (link === null || deleted || deletesToken(facts)) return null
  if (link.page === 'security') return { ...link, path: '/settings/security' }
  const organization = `/o/${orgSlug}`
  if (link.page === 'policy') return { ...link, path: `${organization}/settings/policy` }
  if (link.page === 'destination') return { ...link, path: `${organization}/settings/destinations/${facts.destination}` }
  return tokenKey === null ? null : { ...link, path: `${organization}/tokens/${tokenKey}` }
}

/** The notice reports that its token was deleted, so it is written before the deletion is visible. */
const deletesToken = ({ endedBy, change }: NoticeFacts['facts']): boolean => endedBy === 'holder' || change === 'delete'
