import type { Reader, Tx } from '../db/client'
import type { SessionId, UserId } from '../ids'
import type { NamedUser } from './store'

/** Ends a session with those that it replaced and that replaced it, and returns its user; null if it had already ended. */
export async function endSession(tx: Tx, id: SessionId, now: Date): Promise<NamedUser | null> {
  const { count } = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
  if (count !== 1) return null
  const ended = await tx.session.findUnique({ where: { id }, select: { previousId: true, user: { select: { id: true, name: true } } } })
  await endPredecessors(tx, ended?.previousId ?? null, now)
  if (ended) await endSuccessors(tx, id, ended.user.id, now)
  return ended?.user ?? null
}

/** A request with the id from before a re-authentication arrives within seconds of it. */
async function endSuccessors(tx: Tx, first: string, userId: string, now: Date): Promise<void> {
  for (let previousId: string | null = first; previousId !== null; ) {
    const next: { readonly id: string } | null = await tx.session.findFirst({
      where: { userId, endedAt: null, previousId },
      select: { id: true },
    })
    if (next) await tx.session.updateMany({ where: { id: next.id, endedAt: null }, data: { endedAt: now } })
    previousId = next?.id ?? null
  }
}

interface EndedSessions {
  readonly userId: UserId
  /** Stays; null ends all of them. */
  readonly except: SessionId | null
}

/**
 * Ends a user's sessions and returns how many there were. A session that another one replaced ends too, without being counted.
 * Sign-ins that were begun and not completed fail.
 */
export async function endSessions(tx: Tx, { userId, except }: EndedSessions, now: Date): Promise<number> {
  await tx.signInTicket.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } })
  await tx.secondStep.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } })
  const open = await tx.session.findMany({ where: { userId, endedAt: null, endsAt: { gt: now } }, select: { id: true, previousId: true } })
  const others = { userId, endedAt: null, ...(except === null ? {} : { id: { not: except } }) }
  // again until none is left: a re-authentication may replace a session meanwhile
  for (let count = -1; count !== 0; ) count = (await tx.session.updateMany({ where: others, data: { endedAt: now }, limit: 500 })).count
  const replaced = new Set(open.map(({ previousId }) => previousId))
  return open.filter(({ id }) => id !== except && !replaced.has(id)).length
}

/** Ends the session that this one replaced, which could still be used for a few seconds. */
export async function endReplaced(tx: Tx, id: SessionId, now: Date): Promise<void> {
  const session = await tx.session.findUnique({ where: { id }, select: { previousId: true } })
  await endPredecessors(tx, session?.previousId ?? null, now)
}

/** Stops at the first one that expired: those before it expired earlier. */
async function endPredecessors(tx: Tx, first: string | null, now: Date): Promise<void> {
  let id = first
  while (id !== null) {
    const { count } = await tx.session.updateMany({ where: { id, endedAt: null, endsAt: { gt: now } }, data: { endedAt: now } })
    const before = count === 1 ? await tx.session.findUnique({ where: { id }, select: { previousId: true } }) : null
    id = before?.previousId ?? null
  }
}

/** Sessions that have neither ended nor expired, last used first. */
export const findOpenSessions = (db: Reader, userId: UserId, now: Date) =>
  db.session.findMany({
    where: { userId, endedAt: null, endsAt: { gt: now } },
    select: { id: true, previousId: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  })
