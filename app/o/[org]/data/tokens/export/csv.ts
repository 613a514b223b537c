import { stringify } from 'csv-stringify/sync'

/** CSV with a header line (RFC 4180). Cells that a spreadsheet would run as formulas get a leading apostrophe. */
export function toCsv<Row>(columns: Readonly<Record<string, (row: Row) => string>>, rows: readonly Row[]): string {
  const cells = Object.values(columns)
  const lines = rows.map((row) => cells.map((cell) => cell(row)))
  return stringify([Object.keys(columns), ...lines], { escape_formulas: true, record_delimiter: 'windows' })
}
