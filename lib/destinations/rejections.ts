import type { Tx } from '../db/client'
import { dayIn } from '../time/calendar'
import type { DestinationsDeps } from './deps'
import { countRejection } from './rejections-store'
import type { DestinationRow } from './store'

const perNotice = 10

/**
 * Counts a delivery that was rejected because its destination is paused or the body is too large. Every tenth consecutive
 * rejection notifies those who manage the destination, at most once a day.
 */
export async function recordRejection({ notices }: DestinationsDeps, tx: Tx, row: DestinationRow, at: Date): Promise<void> {
  const { id, orgId, name, locationId } = row
  const reason = row.pausedAt || row.location?.archivedAt ? 'closed' : 'large'
  if ((await countRejection(tx, id, reason, at)) % perNotice !== 0) return
  await notices.notify(tx, orgId, at, {
    kind: 'delivery_failing',
    to: { token: { type: locationId === null ? 'managed' : 'location', ownerId: null, locationId } },
    subject: name,
    facts: { rejected: perNotice, destination: id, archived: row.location?.archivedAt ? 1 : 0, large: reason === 'large' ? 1 : 0 },
    dedupe: `delivery:${id}:${dayIn(at, 'UTC')}`,
  })
}
