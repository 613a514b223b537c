import type { Reader, Tx } from '../db/client'
import { hourMs } from '../time/units'

/** Returns, by id, tokens with undecided networks and no notice of one on that day. */
export async function findTokensWithFreshNetworks(db: Reader, day: Date, after: string, take: number): Promise<string[]> {
  const notifiedToday = { some: { rule: 'network', since: day } }
  const rows = await db.tokenNetwork.groupBy({
    by: ['tokenId'],
    where: { fresh: true, tokenId: { gt: after }, token: { NOT: { warnings: notifiedToday } } },
    orderBy: { tokenId: 'asc' },
    take,
  })
  return rows.map(({ tokenId }) => tokenId)
}

export interface TokenNetworks {
  /** Time of the first network ever recorded. */
  readonly since: Date
  /** Number of networks already decided on. */
  readonly known: number
  /** Undecided networks, oldest first, cut at `take`. */
  readonly fresh: readonly string[]
}

export async function findTokenNetworks(db: Reader, tokenId: string, take: number): Promise<TokenNetworks> {
  const fresh = await db.tokenNetwork.findMany({
    where: { tokenId, fresh: true },
    select: { network: true, firstSeenAt: true },
    orderBy: [{ firstSeenAt: 'asc' }, { network: 'asc' }],
    take,
  })
  const { _count, _min } = await db.tokenNetwork.aggregate({
    where: { tokenId, fresh: false },
    _count: true,
    _min: { firstSeenAt: true },
  })
  const first = [_min.firstSeenAt, fresh[0]?.firstSeenAt].flatMap((at) => at?.getTime() ?? [])
  return { since: new Date(Math.min(...first)), known: _count, fresh: fresh.map(({ network }) => network) }
}

/** True if the token was accepted in an hour before that of `at`. */
export async function wasUsedBefore(db: Reader, tokenId: string, at: Date): Promise<boolean> {
  const hour = { lt: new Date(Math.floor(at.getTime() / hourMs) * hourMs) }
  return (await db.usageHour.findFirst({ where: { tokenId, hour, accepted: { gt: 0 } }, select: { hour: true } })) !== null
}

/** Marks networks as decided; returns those that no other process had marked. */
export async function settleNetworks(tx: Tx, tokenId: string, networks: readonly string[]): Promise<readonly string[]> {
  const where = { tokenId, network: { in: [...networks] }, fresh: true }
  const settled = await tx.tokenNetwork.updateManyAndReturn({ where, data: { fresh: false }, select: { network: true } })
  return settled.map(({ network }) => network)
}

/** Deletes the undecided networks and returns their number. */
export const deleteFreshNetworks = async (tx: Tx, tokenId: string): Promise<number> =>
  (await tx.tokenNetwork.deleteMany({ where: { tokenId, fresh: true } })).count
