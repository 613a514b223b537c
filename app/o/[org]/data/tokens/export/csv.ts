import { stringify } from 'csv-stringify/sync'

/** A table as CSV (RFC 4180, with a header); a cell that a spreadsheet would run as a formula starts with an apostrophe. */
export function toCsv<Row>(columns: Readonly<Record<string, (row: Row) => string>>, rows: readonly Row[]): string {
  const cells = Object.values(columns)
  const lines = rows.map((row) => cells.map((cell) => cell(row)))
  return stringify([Object.keys(columns), ...lines], { escape_formulas: true, record_delimiter: 'windows' })
}
