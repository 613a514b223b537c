type Value = string | number | Date | null

/**
 * SQL that is valid on both databases, cut at its values: join the parts with `?`, or with `$1`, `$2` and so on. SQLite stores
 * a time as milliseconds since 1970.
 */
export interface Statement {
  readonly parts: readonly string[]
  readonly values: readonly Value[]
  /** True if `parts` is used again and again. */
  readonly recurs?: boolean
}

// a larger statement is not faster per row, and takes memory until it is collected
const rowsPerStatement = 100

export function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement)
}

interface Insert {
  /** Table and columns. */
  readonly into: string
  /** SQL at the end of each row, for columns that always have the same value. */
  readonly constant?: string
  readonly onConflict?: string
}

/** Makes statements that insert rows, of which there is at least one. Those of full chunks have the same `parts`. */
export function insert({ into, constant = '', onConflict = '' }: Insert): (rows: readonly (readonly Value[])[]) => Statement {
  const partsOf = (width: number, count: number): readonly string[] => {
    const row = [...Array<string>(width - 1).fill(', '), `${constant}), (`]
    const between = Array.from({ length: count }, () => row).flat()
    return [`INSERT INTO ${into} VALUES (`, ...between.slice(0, -1), `${constant}) ${onConflict}`]
  }
  let full: readonly string[] | null = null
  return (rows) => {
    const width = rows[0]?.length ?? 0
    const values: Value[] = []
    // several times as fast as `flat`
    for (const row of rows) for (const value of row) values.push(value)
    if (rows.length < rowsPerStatement) return { parts: partsOf(width, rows.length), values }
    full ??= partsOf(width, rows.length)
    return { parts: full, values, recurs: true }
  }
}

/** `before` and `after` surround a list of at least one value. */
export function withList(before: string, values: readonly Value[], after: string): Statement {
  return { parts: [`${before}(`, ...values.slice(1).map(() => ', '), `)${after}`], values }
}
