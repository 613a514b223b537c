import type { Reader } from '../db/client'
import { kinds } from './kinds'
import type { NoticeFacts } from './types'

export interface NoticeSubject extends NoticeFacts {
  readonly orgId: string
  readonly tokenKey: string | null
}

export interface SubjectState {
  readonly expiresAt: Date | null
  readonly deactivatedAt: Date | null
  readonly keptAt: Date | null
  readonly lastUsedAt: Date | null
  /** True if its location is archived. */
  readonly archived: boolean
}

/** The tokens and destinations that notices are about and that are not deleted. */
export interface Subjects {
  /** By token key. */
  readonly tokens: ReadonlyMap<string, SubjectState>
  /** By id. */
  readonly destinations: ReadonlySet<string>
}

export const destinationOf = ({ kind, facts }: Pick<NoticeSubject, 'kind' | 'facts'>): string | null =>
  kinds[kind].subject === 'destination' ? String(facts.destination) : null

export async function findSubjects(db: Reader, notices: readonly NoticeSubject[]): Promise<Subjects> {
  const orgId = { in: [...new Set(notices.map((notice) => notice.orgId))] }
  const tokenKeys = [...new Set(notices.flatMap(({ tokenKey }) => tokenKey ?? []))]
  const destinationIds = [...new Set(notices.flatMap((notice) => destinationOf(notice) ?? []))]
  return { tokens: await findTokens(db, orgId, tokenKeys), destinations: await findDestinations(db, orgId, destinationIds) }
}

type Organizations = { in: string[] }

async function findTokens(db: Reader, orgId: Organizations, keys: string[]): Promise<Subjects['tokens']> {
  if (keys.length === 0) return new Map()
  const rows = await db.token.findMany({
    where: { tokenKey: { in: keys }, orgId, revokedAt: null },
    select: {
      tokenKey: true,
      expiresAt: true,
      deactivatedAt: true,
      keptAt: true,
      use: { select: { lastUsedAt: true } },
      location: { select: { archivedAt: true } },
    },
  })
  return new Map(
    rows.map(({ tokenKey, use, location, ...state }) => [
      tokenKey,
      { ...state, lastUsedAt: use?.lastUsedAt ?? null, archived: location !== null && location.archivedAt !== null },
    ]),
  )
}

async function findDestinations(db: Reader, orgId: Organizations, ids: string[]): Promise<Subjects['destinations']> {
  if (ids.length === 0) return new Set()
  const rows = await db.destination.findMany({ where: { id: { in: ids }, orgId, deletedAt: null }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}
