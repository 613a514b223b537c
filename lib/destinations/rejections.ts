import type { Tx } from '../db/client'
import { countInRow, endRow } from '../rate-limit/store'
import { dayIn } from '../time/calendar'
import type { DestinationsDeps } from './deps'
import type { DestinationRow } from './store'

const inRow = 10

/** Why deliveries are rejected: the destination is closed, or this one delivery is too large. */
type Rejection = 'closed' | 'large'

const rowKey = (destinationId: string, why: Rejection): string => `rejected-deliveries:${destinationId}${why === 'large' ? ':large' : ''}`

export const endRejections = (tx: Tx, destinationId: string): Promise<void> =>
  endRow(tx, [rowKey(destinationId, 'closed'), rowKey(destinationId, 'large')])

/**
 * A delivery that was rejected because its destination is paused or, where it is open, because it is too large: every tenth in a
 * row is told to who answers for it, at most once a day.
 */
export async function recordRejection({ notices }: DestinationsDeps, tx: Tx, row: DestinationRow, at: Date): Promise<void> {
  const { id, orgId, name, locationId } = row
  const why = row.pausedAt || row.location?.archivedAt ? 'closed' : 'large'
  if ((await countInRow(tx, rowKey(id, why), at)) % inRow !== 0) return
  await notices.notify(tx, orgId, at, {
    kind: 'delivery_failing',
    to: { token: { type: locationId === null ? 'managed' : 'location', ownerId: null, locationId } },
    subject: name,
    facts: { rejected: inRow, destination: id, archived: row.location?.archivedAt ? 1 : 0, large: why === 'large' ? 1 : 0 },
    dedupe: `delivery:${id}:${dayIn(at, 'UTC')}`,
  })
}
