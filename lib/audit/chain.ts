import { createHmac } from 'node:crypto'
import type { OrgId } from '../ids'

/** Organization of the chain; null for the installation's chain. */
export type ChainOf = OrgId | null

export interface Entry {
  readonly seq: number
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly tokenKey: string | null
  readonly subject: string | null
  readonly before: string | null
  readonly after: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

/** Link that precedes the first entry. */
export const chainStart = (of: ChainOf, key: Uint8Array): string => mac(key, ['keyrail audit v1', of])

/** Links an entry to the previous one, so that changing, removing or inserting an entry breaks every later link. */
export const chainLink = (previous: string, of: ChainOf, entry: Entry, key: Uint8Array): string =>
  mac(key, [
    previous,
    of,
    entry.seq,
    entry.at.getTime(),
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.action,
    entry.tokenKey,
    entry.subject,
    entry.before,
    entry.after,
    entry.ip,
    entry.userAgent,
    entry.requestId,
  ])

function mac(key: Uint8Array, parts: readonly (string | number | null)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')
}
