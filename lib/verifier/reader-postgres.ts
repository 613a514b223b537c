import { Client, type ClientConfig, type QueryArrayConfig, types } from 'pg'
import { DatabaseBusy, errorMessage } from '../errors'
import { gather } from './gather'
import { timeOf } from './postgres-time'
import { type Keys, keysOf, type LookupQuery, type LookupRow, type LookupTogether, oncePerQuery, pingQuery, type RowReader } from './reader'

/** Connections of each lookup: while one fetches, the other sends what has arrived since. */
const lanes = 2
/** A server that takes longer is reported as unavailable. */
const queryMs = 1_500
const connectMs = 1_000

/**
 * Each statement is planned once, by index whatever the statistics say: it reads rows by unique keys. Postgres would plan one whose
 * first executions ask for few keys every time, which takes several times as long as reading the rows.
 */
const planning = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off']

const timestamptz = 1184
const parsers: ClientConfig['types'] = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === timestamptz ? timeOf : types.getTypeParser(oid, format ?? 'text')) as typeof types.getTypeParser,
}

/** Connects on first use, and again after a failure. */
export function createPostgresReader(url: string): RowReader {
  const pools: Lane[][] = []

  function prepareTogether(queries: readonly LookupQuery[]): LookupTogether {
    const statements = queries.map((query, index) => statementOf(query, `lookup_${pools.length}_${index}`))
    const pool = Array.from({ length: lanes }, () => createLane(url, statements))
    pools.push(pool)
    return gather(async (asked: readonly Keys[]) => {
      const lane = pool.find(({ busy }) => !busy()) ?? pool[0]
      const found = (await lane?.rows(statements.map((_, index) => keysOf(asked, index)))) ?? []
      return found.map((rows) => new Map(rows.map((row) => [String(row.pop()), row])))
    }, lanes)
  }

  const prepare = oncePerQuery(prepareTogether)
  const ping = prepare(pingQuery)
  return {
    prepare,
    prepareTogether,
    ping: async () => void (await ping('')),
    close: async () => void (await Promise.all(pools.flat().map((lane) => lane.close()))),
  }
}

interface Statement {
  readonly name: string
  readonly text: string
}

const statementOf = ({ columns, from, key }: LookupQuery, name: string): Statement => ({
  name,
  text: `SELECT ${columns.join(', ')}, ${key} ${from} WHERE ${key} = ANY($1::text[])`,
})

interface Lane {
  busy(): boolean
  /** Rows of each statement, with the key at their end. */
  rows(keys: readonly (readonly string[])[]): Promise<[...LookupRow][][]>
  close(): Promise<void>
}

interface Connection {
  readonly client: Client
  readonly ready: Promise<unknown>
}

/** One connection. After any failure it is dropped: a late response must never be taken for that of another query. */
function createLane(url: string, statements: readonly Statement[]): Lane {
  let current: Connection | null = null
  let isBusy = false

  function connect(): Connection {
    const client = new Client(settings(url))
    const connection = { client, ready: client.connect() }
    client.on('error', () => drop(connection))
    current = connection
    return connection
  }

  /** A dropped connection reports one more error when it has closed: by then, `current` may be its successor. */
  function drop(connection: Connection): void {
    if (current === connection) current = null
    connection.client.connection.stream.destroy()
  }

  return {
    busy: () => isBusy,
    async rows(keys) {
      isBusy = true
      let connection: Connection | null = null
      try {
        connection = current ?? connect()
        await connection.ready
        return await allRows(connection.client, statements, keys)
      } catch (error) {
        if (connection) drop(connection)
        throw new DatabaseBusy(`The database cannot be read: ${errorMessage(error)}`, { cause: error })
      } finally {
        isBusy = false
      }
    },
    async close() {
      const connection = current
      current = null
      await connection?.ready.catch(() => undefined)
      await connection?.client.end()
    },
  }
}

/** All statements are sent in one piece, and none waits for the response to another. */
async function allRows(client: Client, statements: readonly Statement[], keys: readonly (readonly string[])[]) {
  const { stream } = client.connection
  stream.cork()
  const results = Promise.all(
    statements.map(({ name, text }, index) => {
      const query: QueryArrayConfig = { name, text, values: [keys[index]], rowMode: 'array' }
      return client.query<[...LookupRow]>(query)
    }),
  )
  stream.uncork()
  return (await results).map(({ rows }) => rows)
}

const settings = (connectionString: string): ClientConfig & { readonly pipeline: true } => ({
  connectionString,
  types: parsers,
  pipeline: true,
  connectionTimeoutMillis: connectMs,
  query_timeout: queryMs,
  statement_timeout: queryMs,
  keepAlive: true,
  fallback_application_name: 'keyrail lookups',
  options: ['TimeZone=UTC', 'default_transaction_read_only=on', ...planning].map((setting) => `-c ${setting}`).join(' '),
})
