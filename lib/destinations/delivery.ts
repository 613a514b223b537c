import { createHash } from 'node:crypto'
import { newId, type OrgId } from '../ids'
import type { Origin, Random } from '../ports'
import type { DeliveryRow } from './store'

export interface Arrival {
  readonly orgId: OrgId
  readonly destinationId: string
  readonly at: Date
  readonly tokenKey: string | null
  readonly origin: Origin
  readonly text: string
  readonly onceKey: string | null
}

/** The row of something that arrived. */
export function deliveryRow(random: Random, { origin, text, ...arrival }: Arrival): DeliveryRow {
  const told = { body: text, bytes: Buffer.byteLength(text), bodyDigest: digest(text) }
  return { id: newId(random), ...arrival, ip: origin.ip, userAgent: origin.userAgent, ...told }
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
