import { destinationOf, type NoticeSubject, type SubjectState, type Subjects } from './subjects-store'

/** What it is about is deleted: there is nothing to open. */
export function isGone(told: NoticeSubject, { tokens, destinations }: Subjects): boolean {
  const destination = destinationOf(told)
  if (destination !== null) return !destinations.has(destination)
  return told.tokenKey !== null && !tokens.has(told.tokenKey)
}

/** Whether a token is still about to be deleted for disuse. */
export const isStillIdle = ({ at }: Pick<NoticeSubject, 'at'>, token: SubjectState): boolean =>
  !isAfter(token.keptAt, at) && !isAfter(token.lastUsedAt, at)

/** Whether what was told is still so; what has happened stays so, but for a token that was given another end. */
export function isCurrent(told: NoticeSubject, subjects: Subjects): boolean {
  const { kind, tokenKey, facts } = told
  if (tokenKey === null || !mayPass.has(kind) || facts.endedBy === 'holder') return true
  const token = subjects.tokens.get(tokenKey)
  if (!token) return false
  return kind === 'idle' ? isStillIdle(told, token) : token.expiresAt?.toISOString() === facts.endsAt
}

const mayPass: ReadonlySet<NoticeSubject['kind']> = new Set(['idle', 'expiring', 'expired'])
const isAfter = (one: Date | null, other: Date): boolean => one !== null && one > other
