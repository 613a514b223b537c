import type { Reader, Tx } from '../../db/client'
import type { UserId } from '../../ids'
import { linkDigestOf, newLinkSecret } from '../../input/link-secret'
import type { Random } from '../../ports'
import { type LinkKind, type LinkPayload, linkRules } from './rules'
import { deleteUnused, findUsable, insertLink, takeUsable } from './store'

export interface Link<K extends LinkKind> {
  /** Null for a person who is not a user yet. */
  readonly userId: UserId | null
  /** The address that the link was sent to. */
  readonly email: string
  readonly payload: LinkPayload<K>
}

/**
 * Creates a link that works once and returns its secret part. Earlier links of this kind for the same user (without a user: the same
 * email address) stop working.
 */
export async function issueLink<K extends LinkKind>(
  random: Random,
  tx: Tx,
  { kind, userId, email, payload }: Link<K> & { readonly kind: K },
  now: Date,
): Promise<string> {
  const { secret, digest } = newLinkSecret(random)
  const expiresAt = new Date(now.getTime() + linkRules[kind].lifetimeMs)
  await deleteUnused(tx, { kind, userId, email })
  await insertLink(tx, { digest, kind, userId, email, payload: JSON.stringify(payload), createdAt: now, expiresAt })
  return secret
}

/**
 * Uses a link. Of concurrent callers, one gets it; the others, and callers with an unknown, expired or used link or one of another
 * kind, get null. So do callers whose link belongs to a deactivated user.
 */
export async function takeLink<K extends LinkKind>(tx: Tx, kind: K, secret: string, now: Date): Promise<Link<K> | null> {
  const digest = linkDigestOf(secret)
  const row = digest === null ? null : await takeUsable(tx, kind, digest, now)
  if (!row) return null
  const link = toLink(kind, row)
  // one more may exist if two were issued concurrently
  await deleteUnused(tx, { kind, ...link })
  return link
}

/** Reads a link without using it: opening its page changes nothing, because mail programs open links too. */
export async function findLink<K extends LinkKind>(db: Reader, kind: K, secret: string, now: Date): Promise<Link<K> | null> {
  const digest = linkDigestOf(secret)
  const row = digest === null ? null : await findUsable(db, kind, digest, now)
  return row && toLink(kind, row)
}

/** The URL of a link, always at the configured origin. */
export const linkUrl = (origin: string, kind: LinkKind, secret: string): string => `${origin}${linkRules[kind].path}${secret}`

function toLink<K extends LinkKind>(kind: K, row: { userId: string | null; email: string; payload: string }): Link<K> {
  const payload = linkRules[kind].payload.parse(JSON.parse(row.payload)) as LinkPayload<K>
  return { userId: row.userId as UserId | null, email: row.email, payload }
}
