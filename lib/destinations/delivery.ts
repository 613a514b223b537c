import { createHash } from 'node:crypto'
import { newId, type OrgId } from '../ids'
import type { Origin, Random } from '../ports'
import type { DeliveryRow } from './store'

interface NewDelivery {
  readonly orgId: OrgId
  readonly destinationId: string
  readonly at: Date
  readonly tokenKey: string | null
  readonly origin: Origin
  readonly text: string
  readonly onceKey: string | null
}

export function deliveryRow(random: Random, { origin, text, ...delivery }: NewDelivery): DeliveryRow {
  return {
    id: newId(random),
    ...delivery,
    ip: origin.ip,
    userAgent: origin.userAgent,
    body: text,
    bytes: Buffer.byteLength(text),
    bodyDigest: digest(text),
  }
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
