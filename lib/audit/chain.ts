import { createHmac } from 'node:crypto'
import type { EntryRow } from './store'

/** What the first entry of a chain is linked to. */
export const chainStart = (orgId: string, key: Uint8Array): string => mac(key, ['keyrail audit v1', orgId])

/** Links an entry to the one before it: whoever changes, drops or inserts one breaks every later link. */
export const chainLink = (previous: string, entry: EntryRow, key: Uint8Array): string =>
  mac(key, [
    previous,
    entry.orgId,
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
