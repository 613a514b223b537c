import type { Tx } from '../db/client'
import { dayIn } from '../time/calendar'
import type { DestinationsDeps } from './deps'
import { countRejection } from './rejections-store'
import type { DestinationRow } from './store'

const inRow = 10

/**
 * A delivery that was rejected because its destination is paused or, where it is open, because it is too large: every tenth in a
 * row is told to who answers for it, at most once a day.
 */
export async function recordRejection({ notices }: DestinationsDeps, tx: Tx, row: DestinationRow, at: Date): Promise<void> {
  const { id, orgId, name, locationId } = row
  const why = row.pausedAt || row.location?.archivedAt ? 'closed' : 'large'
  if ((await countRejection(tx, id, why, at)) % inRow !== 0) return
  await notices.notify(tx, orgId, at, {
    kind: 'delivery_failing',
    to: { token: { type: locationId === null ? 'managed' : 'location', ownerId: null, locationId } },
    subject: name,
    facts: { rejected: inRow, destination: id, archived: row.location?.archivedAt ? 1 : 0, large: why === 'large' ? 1 : 0 },
    dedupe: `delivery:${id}:${dayIn(at, 'UTC')}`,
  })
}
