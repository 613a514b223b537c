/** A query for one row by its key. It runs on both databases. */
export interface LookupQuery {
  /** Expressions, such as `t."id"`. */
  readonly columns: readonly string[]
  /** A FROM clause. */
  readonly from: string
  /** The column that the key is compared with; unique. */
  readonly key: string
}

/** Values of the columns, in their order. Times are milliseconds since 1970. */
export type LookupRow = readonly (string | number | null)[]

/** Reads the row as it is after this call began; null if there is none. Throws an error that `isUnavailable` if it cannot be read. */
export type Lookup = (key: string) => Promise<LookupRow | null>

/** Connections for lookups, apart from those of the database client, whose queries take many times as long. */
export interface RowReader {
  prepare(query: LookupQuery): Lookup
  /** Resolves if the database responds. */
  ping(): Promise<void>
  close(): Promise<void>
}

export const pingQuery: LookupQuery = { columns: ['s."key"'], from: 'FROM "Setting" s', key: 's."key"' }

/** Creates each lookup once, however often it is asked for. */
export function oncePerQuery(create: (query: LookupQuery) => Lookup): (query: LookupQuery) => Lookup {
  const created = new Map<LookupQuery, Lookup>()
  return (query) => {
    const lookup = created.get(query) ?? create(query)
    created.set(query, lookup)
    return lookup
  }
}
