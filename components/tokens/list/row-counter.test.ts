import { expect, test } from 'vitest'
import { csvHead, csvLines } from '@/app/o/[org]/data/csv'
import { rowCounter } from './row-counter'

const bytes = new TextEncoder()

/** The last number after each byte arrived alone. */
const countIn = (type: string, text: string): number => {
  const count = rowCounter(type)
  return [...bytes.encode(text)].reduce((_, byte) => count(Uint8Array.of(byte)), 0)
}

test('the rows of a CSV are counted, also those whose cells have quotes and several lines', () => {
  const columns = { Name: (text: string) => text, Note: (text: string) => `${text}\r\n"two" lines, "` }
  const rows = ['Zapier', 'a "quoted" name', 'one\r\ntwo', '=1+1']
  expect(countIn('text/csv; charset=utf-8', csvHead(columns))).toBe(0)
  expect(countIn('text/csv; charset=utf-8', csvHead(columns) + csvLines(columns, rows))).toBe(4)
})

test('the rows of a JSON file are counted, one per line', () => {
  const entries = ['a', '"', '\\', 'two\nlines'].map((text) => JSON.stringify({ text }))
  expect(countIn('application/json', `[\n${entries.join(',\n')}\n`)).toBe(4)
})
