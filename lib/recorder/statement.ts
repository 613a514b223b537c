type Value = string | number | Date | null

/**
 * SQL that is valid on both databases, cut at its values: join the parts with `?`, or with `$1`, `$2` and so on. SQLite stores
 * a time as milliseconds since 1970.
 */
export interface Statement {
  readonly parts: readonly string[]
  readonly values: readonly Value[]
}

// a larger statement is not faster per row, and takes memory until it is collected
const rowsPerStatement = 100

export function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement)
}

interface Insert {
  /** Table and columns. */
  readonly into: string
  /** At least one. */
  readonly rows: readonly (readonly Value[])[]
  /** SQL at the end of each row, for columns that always have the same value. */
  readonly constant?: string
  readonly onConflict?: string
}

export function insert({ into, rows, constant = '', onConflict = '' }: Insert): Statement {
  const width = rows[0]?.length ?? 0
  const values = rows.flat()
  const between = values.slice(1).map((_value, index) => ((index + 1) % width === 0 ? `${constant}), (` : ', '))
  return { parts: [`INSERT INTO ${into} VALUES (`, ...between, `${constant}) ${onConflict}`], values }
}

/** `before` and `after` surround a list of at least one value. */
export function withList(before: string, values: readonly Value[], after: string): Statement {
  return { parts: [`${before}(`, ...values.slice(1).map(() => ', '), `)${after}`], values }
}
