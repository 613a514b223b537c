import type { TokenRecord } from '../record'
import { statusOf } from '../status'
import { about, type Due, eachDue, type Round } from './due'
import { claimWarning, findStopping } from './due-store'

const hourMs = 3_600_000

/** An hour before the old secret of a rotated token stops: says so, and whether software still comes with it. */
export function warnOverlaps(round: Round): Promise<number> {
  return eachDue(
    round,
    (batch, { now }) => findStopping(round.deps.db.read, batch, { from: now, to: new Date(now.getTime() + hourMs) }),
    (due) => warn(round, due),
  )
}

async function warn({ deps }: Round, { tx, token, policy, now }: Due): Promise<boolean> {
  const { previousEndsAt: since, rotatedAt, orgId } = token
  if (!since || since.getTime() - now.getTime() > hourMs || statusOf(token, policy, now) !== 'rotating') return false
  if (!(await claimWarning(tx, { orgId, tokenId: token.id, rule: 'overlap', since, before: 1, at: now }))) return false
  // whoever chose an overlap of an hour knows
  if (!rotatedAt || since.getTime() - rotatedAt.getTime() <= hourMs) return false
  await deps.notices.tell(tx, orgId, now, {
    ...about(token),
    kind: oldStillUsed(token, now) ? 'old_secret_in_use' : 'overlap_ending',
    facts: { endsAt: since.toISOString(), lastUsedAt: token.previousUsedAt?.toISOString() ?? null },
    dedupe: ['overlap', token.id, since.getTime()].join(':'),
  })
  return true
}

/** Used within the last day, and since the rotation. */
const oldStillUsed = ({ previousUsedAt }: TokenRecord, now: Date): boolean =>
  previousUsedAt !== null && now.getTime() - previousUsedAt.getTime() <= 24 * hourMs
