import { stringify } from 'csv-stringify/sync'

/** CSV is written by RFC 4180, in UTF-8 with this mark: Excel reads a file without this mark as if it were in the code page of its machine. */
const byteOrderMark = '\uFEFF'

export type Columns<Row> = Readonly<Record<string, (row: Row) => string>>

export const csvHead = <Row>(columns: Columns<Row>): string => byteOrderMark + written([Object.keys(columns)])

export function csvLines<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = Object.values(columns)
  return written(rows.map((row) => cells.map((cell) => cell(row))))
}

/** The CSV in parts, as the rows are read. */
export async function* csvOf<Row>(columns: Columns<Row>, batches: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  yield csvHead(columns)
  for await (const batch of batches) yield csvLines(columns, batch)
}

/** Cells that a spreadsheet would run as formulas get a leading apostrophe. */
const written = (lines: readonly (readonly string[])[]): string =>
  stringify([...lines], { escape_formulas: true, record_delimiter: 'windows' })
