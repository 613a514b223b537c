import type { Tx } from '../db/client'
import { countInRow, endRow } from '../rate-limit/store'
import { dayIn } from '../time/calendar'
import type { DestinationsDeps } from './deps'
import type { DestinationRow } from './store'

const perNotice = 10

/** Why deliveries are rejected: the destination is closed, or this one delivery is too large. */
type Rejection = 'closed' | 'large'

const rowKey = (destinationId: string, why: Rejection): string => `rejected-deliveries:${destinationId}${why === 'large' ? ':large' : ''}`

export const endRejections = (tx: Tx, destinationId: string): Promise<void> =>
  endRow(tx, [rowKey(destinationId, 'closed'), rowKey(destinationId, 'large')])

/**
 * Counts a delivery that was rejected because its destination is paused or the body is too large. Every tenth consecutive
 * rejection notifies those who manage the destination, at most once a day.
 */
export async function recordRejection({ notices }: DestinationsDeps, tx: Tx, row: DestinationRow, at: Date): Promise<void> {
  const { id, orgId, name, locationId } = row
  const reason = row.pausedAt || row.location?.archivedAt ? 'closed' : 'large'
  if ((await countInRow(tx, rowKey(id, reason), at)) % perNotice !== 0) return
  await notices.notify(tx, orgId, at, {
    kind: 'delivery_failing',
    to: { token: { type: locationId === null ? 'managed' : 'location', ownerId: null, locationId } },
    subject: name,
    facts: { rejected: perNotice, destination: id, archived: row.location?.archivedAt ? 1 : 0, large: reason === 'large' ? 1 : 0 },
    dedupe: `delivery:${id}:${dayIn(at, 'UTC')}`,
  })
}
