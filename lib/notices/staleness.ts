import { kinds } from './kinds'
import { destinationOf, type NoticeSubject, type SubjectState, type Subjects } from './subjects-store'

/** True if the token or destination that the notice is about was deleted. */
export function isSubjectDeleted(notice: NoticeSubject, { tokens, destinations }: Subjects): boolean {
  const destination = destinationOf(notice)
  if (destination !== null) return !destinations.has(destination)
  return notice.tokenKey !== null && !tokens.has(notice.tokenKey)
}

/** True if the token was neither used nor kept since the notice. */
export const isStillIdle = ({ at }: Pick<NoticeSubject, 'at'>, token: SubjectState): boolean =>
  !isAfter(token.keptAt, at) && !isAfter(token.lastUsedAt, at)

/**
 * False if the notice is stale. What has happened stays true, unless the token was given another expiration, or was
 * deactivated or suspended before it.
 */
export function isCurrent(notice: NoticeSubject, subjects: Subjects): boolean {
  const { kind, tokenKey, facts } = notice
  const { stale } = kinds[kind]
  if (tokenKey === null || stale === 'never' || facts.endedBy === 'holder') return true
  const token = subjects.tokens.get(tokenKey)
  if (!token) return false
  if (stale === 'used') return isStillIdle(notice, token)
  return token.expiresAt?.toISOString() === facts.endsAt && token.deactivatedAt === null && !token.archived
}

const isAfter = (one: Date | null, other: Date): boolean => one !== null && one > other
