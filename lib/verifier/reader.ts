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

/** Rows of one query, by key. */
export type LookupRows = ReadonlyMap<string, LookupRow>

/** Reads the row as it is after this call began; null if there is none. Throws an error that `isUnavailable` if it cannot be read. */
type Lookup = (key: string) => Promise<LookupRow | null>

/** Keys of several queries, in their order. */
export type Keys = readonly (readonly string[])[]

/** `Lookup` of many keys of several queries, all together. The rows of each query may contain some that others asked for. */
export type LookupTogether = (keys: Keys) => Promise<readonly LookupRows[]>

/** Connections for lookups, apart from those of the database client, whose queries take many times as long. */
export interface RowReader {
  prepare(query: LookupQuery): Lookup
  prepareTogether(queries: readonly LookupQuery[]): LookupTogether
  /** Resolves if the database responds. */
  ping(): Promise<void>
  close(): Promise<void>
}

export const pingQuery: LookupQuery = { columns: ['s."key"'], from: 'FROM "Setting" s', key: 's."key"' }

/** Creates each lookup once, however often it is asked for. */
export function oncePerQuery(prepareTogether: RowReader['prepareTogether']): RowReader['prepare'] {
  const created = new Map<LookupQuery, Lookup>()
  return (query) => {
    const lookup = created.get(query) ?? alone(prepareTogether([query]))
    created.set(query, lookup)
    return lookup
  }
}

const alone =
  (lookup: LookupTogether): Lookup =>
  async (key) => {
    const [rows] = await lookup([[key]])
    return rows?.get(key) ?? null
  }

/** The keys of one query that calls ask for, each once. */
export const keysOf = (asked: readonly Keys[], index: number): readonly string[] => [...new Set(asked.flatMap((keys) => keys[index] ?? []))]
