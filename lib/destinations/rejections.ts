import type { Tx } from '../db/client'
import { countInRow, endRow } from '../rate-limit/store'
import { dayIn } from '../time/calendar'
import type { DestinationsDeps } from './deps'
import type { DestinationRow } from './store'

const perNotice = 10

/** Why deliveries are rejected: the destination is closed, this one delivery is too large, or the organization may store no more. */
const rejections = ['closed', 'large', 'full'] as const
type Rejection = (typeof rejections)[number]

const rowKey = (destinationId: string, why: Rejection): string => `rejected-deliveries:${destinationId}${why === 'closed' ? '' : `:${why}`}`

export const endRejections = (tx: Tx, destinationId: string): Promise<void> =>
  endRow(
    tx,
    rejections.map((why) => rowKey(destinationId, why)),
  )

/**
 * Counts a rejected delivery. Every tenth consecutive
 * rejection notifies those who manage the destination, at most once a day.
 */
export async function recordRejection(
  { notices }: DestinationsDeps,
  tx: Tx,
  row: DestinationRow,
  at: Date,
  reason: Rejection,
): Promise<void> {
  const { id, orgId, name, locationId } = row
  if ((await countInRow(tx, rowKey(id, reason), at)) % perNotice !== 0) return
  await notices.notify(tx, orgId, at, {
    kind: 'delivery_failing',
    to: { token: { type: locationId === null ? 'managed' : 'location', ownerId: null, locationId } },
    subject: name,
    facts: {
      rejected: perNotice,
      destination: id,
      archived: row.location?.archivedAt ? 1 : 0,
      large: reason === 'large' ? 1 : 0,
      full: reason === 'full' ? 1 : 0,
    },
    dedupe: `delivery:${id}:${dayIn(at, 'UTC')}`,
  })
}
