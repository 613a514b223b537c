import type { Reader } from '../db/client'
import type { OrgId } from '../ids'
import { daysAfter } from '../time/calendar'
import { countedDays, keptDeliveries } from './limits'
import { prettyJson } from './pretty'
import type { DeliveryView, DestinationKind, DestinationView } from './schema'
import { type DestinationRow, type ShownDelivery, type Tally, tallyDeliveries } from './store'

/** `rows` are destinations of one organization. */
export async function toViews(db: Reader, orgId: OrgId, rows: readonly DestinationRow[], now: Date): Promise<DestinationView[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const tallies = await tallyDeliveries(db, orgId, ids, daysAfter(now, -countedDays))
  return rows.map((row) => toView(row, tallies.get(row.id)))
}

function toView(row: DestinationRow, tally: Tally | undefined): DestinationView {
  const { id, name, location } = row
  return {
    id,
    name,
    kind: row.kind as DestinationKind,
    location: location && { id: location.id, slug: location.slug, name: location.name },
    tokenKey: row.token.tokenKey,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    tokenEndedAt: row.token.revokedAt?.toISOString() ?? null,
    lastDeliveryAt: tally?.last?.toISOString() ?? null,
    deliveries: Math.min(tally?.deliveries ?? 0, keptDeliveries),
  }
}

/** `most`: maximum characters of the formatted body. */
export function toDeliveryView(row: ShownDelivery, most: number): DeliveryView {
  const { id, tokenKey, ip, userAgent, bytes } = row
  const { body, cut } = prettyJson(row.body, most)
  return { id, at: row.at.toISOString(), tokenKey, ip, userAgent, bytes, body, cut: cut || Buffer.byteLength(row.body) < bytes }
}
