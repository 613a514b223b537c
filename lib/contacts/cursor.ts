import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../keys'
import { type Reach, reachName } from './reach'
import type { ContactQuery } from './schema'

/** The last contact of a page, or the last one that was compared for it. */
export interface Position {
  readonly updatedAt: Date
  readonly id: string
}

type Filter = Pick<ContactQuery, 'q' | 'updatedSince'>
type Seals = Pick<Keys, 'seal'>

const shape = /^(\d{1,15})\.([0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})$/

/** Returns an opaque cursor that is valid for this reach and filter only. */
export function sealCursor(position: Position, reach: Reach, filter: Filter, { seal }: Seals): string {
  const text = `${position.updatedAt.getTime()}.${position.id}`
  const key = seal[0]?.key
  if (!key) throw new Error('The seal key ring is empty.')
  return Buffer.from(`${text}.${mac(key, text, reach, filter)}`).toString('base64url')
}

/** Returns null for a cursor that was not issued for this reach and filter. */
export function openCursor(cursor: string, reach: Reach, filter: Filter, { seal }: Seals): Position | null {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const [, at = '', id = '', given = ''] = shape.exec(text) ?? []
  const valid = seal.some(({ key }) => matches(given, mac(key, `${at}.${id}`, reach, filter)))
  return valid ? { updatedAt: new Date(Number(at)), id } : null
}

const mac = (key: Uint8Array, position: string, reach: Reach, { q, updatedSince = '' }: Filter): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['keyrail contacts cursor v1', position, reachName(reach), q, updatedSince]))
    .digest('base64url')

const matches = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
