import { expect, test } from 'vitest'
import { rowCounter } from './row-counter'

const bytes = new TextEncoder()

/** The last number after each byte arrived alone. */
const countIn = (type: string, text: string): number => {
  const count = rowCounter(type)
  return [...bytes.encode(text)].reduce((_, byte) => count(Uint8Array.of(byte)), 0)
}

test('the rows of a CSV are counted, also those whose cells have quotes and several lines', () => {
  const head = '\uFEFFName,Note\r\n'
  const rows = ['Zapier,é\r\n', '"a ""quoted"" name",""""\r\n', '"one\r\ntwo","\n\n"\r\n', "'=1+1,\r\n"]
  expect(countIn('text/csv; charset=utf-8', head)).toBe(0)
  expect(countIn('text/csv; charset=utf-8', head + rows.join(''))).toBe(4)
})

test('the rows of a JSON file are counted, one per line', () => {
  const entries = ['a', '"', '\\', 'two\nlines'].map((text) => JSON.stringify({ text }))
  expect(countIn('application/json', `[\n${entries.join(',\n')}\n`)).toBe(4)
})
