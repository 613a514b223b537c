import { createHmac, timingSafeEqual } from 'node:crypto'
import { type JournalEntry, parseEntry } from './entry'

export interface Line {
  /** The process that wrote it. */
  readonly writer: string
  /** Counts the lines of the writer from 1. */
  readonly number: number
  readonly entry: JournalEntry
}

/** The key of the journal, derived from the audit key. */
export const journalKey = (auditKey: Uint8Array): Uint8Array => createHmac('sha256', auditKey).update('keyrail journal v1\0').digest()

export function formatLine({ writer, number, entry }: Line, key: Uint8Array): string {
  const text = JSON.stringify([writer, number, entry])
  return `${mac(text, key)} ${text}\n`
}

/** Null if Keyrail did not write the line, or not to its end. */
export function parseLine(line: string, key: Uint8Array): Line | null {
  const space = line.indexOf(' ')
  const [given, text] = [line.slice(0, Math.max(0, space)), line.slice(space + 1)]
  const expected = mac(text, key)
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  const [writer, number, value] = JSON.parse(text) as [string, number, unknown]
  const entry = parseEntry(value)
  return entry && { writer, number, entry }
}

const mac = (text: string, key: Uint8Array): string => createHmac('sha256', key).update(text).digest('base64url')
