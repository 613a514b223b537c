import { expect, test } from 'vitest'
import { csvHead, csvLines } from './csv'

const columns = { Name: (row: { name: string }) => row.name }
const csv = (name: string) => csvHead(columns) + csvLines(columns, [{ name }])

test('the first line names the columns', () => {
  expect(csv('Zapier sync')).toBe('\uFEFFName\r\nZapier sync\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1+1', '＋1', '－1', '＠x'])(
  '%j is escaped so that a spreadsheet does not run it as a formula',
  (name) => {
    expect(csv(name).split('\r\n')[1]).toMatch(/^"?'/)
  },
)

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(csv('a "b", c\nd')).toBe('\uFEFFName\r\n"a ""b"", c\nd"\r\n')
})
