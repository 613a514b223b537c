import { stringify } from 'csv-stringify/sync'

/** Excel reads a file without this mark as if it were in the code page of its machine. */
const byteOrderMark = '\uFEFF'

/** CSV with a header line (RFC 4180), in UTF-8 with a byte order mark. Cells that a spreadsheet would run as formulas get a leading apostrophe. */
export function toCsv<Row>(columns: Readonly<Record<string, (row: Row) => string>>, rows: readonly Row[]): string {
  const cells = Object.values(columns)
  const lines = rows.map((row) => cells.map((cell) => cell(row)))
  return byteOrderMark + stringify([Object.keys(columns), ...lines], { escape_formulas: true, record_delimiter: 'windows' })
}
