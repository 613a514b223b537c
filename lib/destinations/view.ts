import type { Reader } from '../db/client'
import type { OrgId } from '../ids'
import { daysAfter } from '../time/calendar'
import { countedDays, keptDeliveries } from './limits'
import { prettyJson } from './pretty'
import { previewFields } from './preview'
import type { DeliveryView, DestinationKind, DestinationView, RejectionReason } from './schema'
import { type DestinationRow, type ShownDelivery, type Tally, tallyDeliveries } from './store'

/** Characters of a body that its preview is taken from. */
const previewedLength = 1_024

/** `rows` are destinations of one organization. */
export async function toViews(db: Reader, orgId: OrgId, rows: readonly DestinationRow[], now: Date): Promise<DestinationView[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const tallies = await tallyDeliveries(db, orgId, ids, daysAfter(now, -countedDays))
  return rows.map((row) => toView(row, tallies.get(row.id), now))
}

function toView(row: DestinationRow, tally: Tally | undefined, now: Date): DestinationView {
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
    rejecting: rejectionReason(row, now),
    lastDeliveryAt: tally?.last?.toISOString() ?? null,
    deliveries: Math.min(tally?.deliveries ?? 0, keptDeliveries),
  }
}

function rejectionReason({ pausedAt, location, token }: DestinationRow, now: Date): RejectionReason | null {
  if (pausedAt) return 'paused'
  if (location?.archivedAt) return 'archived'
  if (token.revokedAt) return 'revoked'
  if (token.expiresAt && token.expiresAt <= now) return 'expired'
  return token.deactivatedAt ? 'deactivated' : null
}

/** `most`: maximum characters of the formatted body. */
export function toDeliveryView(row: ShownDelivery, most: number): DeliveryView {
  const { id, tokenKey, ip, userAgent, bytes } = row
  const { body, cut } = prettyJson(row.body, most)
  const fields = previewFields(row.body.slice(0, previewedLength))
  return { id, at: row.at.toISOString(), tokenKey, ip, userAgent, bytes, body, cut: cut || Buffer.byteLength(row.body) < bytes, fields }
}
