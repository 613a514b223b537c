import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../keys'
import { type Reach, reachName } from './reach'
import type { ContactQuery } from './schema'

/** Where a page ended. */
export interface Position {
  readonly updatedAt: Date
  readonly id: string
}

type Filter = Pick<ContactQuery, 'q' | 'updatedSince'>
type Seals = Pick<Keys, 'seal'>

const shape = /^(\d{1,15})\.([0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})$/

/** An opaque text that is good for this reach and filter only. */
export function sealCursor(position: Position, reach: Reach, filter: Filter, { seal }: Seals): string {
  const place = `${position.updatedAt.getTime()}.${position.id}`
  const key = seal[0]?.key
  if (!key) throw new Error('There is no key to seal with.')
  return Buffer.from(`${place}.${mac(key, place, reach, filter)}`).toString('base64url')
}

/** Null for a cursor that was not given for this reach and filter. */
export function openCursor(cursor: string, reach: Reach, filter: Filter, { seal }: Seals): Position | null {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const [, at = '', id = '', given = ''] = shape.exec(text) ?? []
  const good = seal.some(({ key }) => matches(given, mac(key, `${at}.${id}`, reach, filter)))
  return good ? { updatedAt: new Date(Number(at)), id } : null
}

const mac = (key: Uint8Array, place: string, reach: Reach, { q, updatedSince = '' }: Filter): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['keyrail contacts cursor v1', place, reachName(reach), q, updatedSince]))
    .digest('base64url')

const matches = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
