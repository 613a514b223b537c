import { Client, type ClientConfig, type QueryArrayConfig, types } from 'pg'
import { DatabaseBusy, errorMessage } from '../errors'
import { gather } from './gather'
import { timeOf } from './postgres-time'
import {
  type Keys,
  keysOf,
  type LookupQuery,
  type LookupRow,
  type LookupRows,
  type LookupTogether,
  oncePerQuery,
  pingQuery,
  type RowReader,
} from './reader'

/** Connections of each lookup: while one fetches, the other sends what has arrived since. */
const lanes = 2
/** A server that takes longer is reported as unavailable. */
const queryMs = 1_500
const connectMs = 1_000

const timestamptz = 1184
const parsers: ClientConfig['types'] = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === timestamptz ? timeOf : types.getTypeParser(oid, format ?? 'text')) as typeof types.getTypeParser,
}

/** Connects on first use, and again after a failure. */
export function createPostgresReader(url: string): RowReader {
  const pools: Lane[][] = []

  /** A pool of connections for each query. */
  function create({ columns, from, key }: LookupQuery): (keys: readonly string[]) => Promise<LookupRows> {
    const query = {
      name: `lookup_${pools.length}`,
      text: `SELECT ${columns.join(', ')}, ${key} ${from} WHERE ${key} = ANY($1::text[])`,
    }
    const pool = Array.from({ length: lanes }, () => createLane(url))
    pools.push(pool)
    return async (keys) => {
      const lane = pool.find(({ busy }) => !busy()) ?? pool[0]
      const rows = (await lane?.rows(query, keys)) ?? []
      return new Map(rows.map((row) => [String(row.pop()), row]))
    }
  }

  function prepareTogether(queries: readonly LookupQuery[]): LookupTogether {
    const fetches = queries.map(create)
    return gather((asked: readonly Keys[]) => Promise.all(fetches.map((fetch, index) => fetch(keysOf(asked, index)))), lanes)
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

interface Lane {
  busy(): boolean
  rows(query: { readonly name: string; readonly text: string }, keys: readonly string[]): Promise<[...LookupRow][]>
  close(): Promise<void>
}

/** One connection. After any failure it is dropped: a late response must never be taken for that of another query. */
function createLane(url: string): Lane {
  let connected: Promise<Client> | null = null
  let isBusy = false

  async function connect(): Promise<Client> {
    const client = new Client(settings(url))
    client.on('error', () => drop(client))
    await client.connect()
    return client
  }

  function drop(client: Client | null): void {
    connected = null
    if (client) client.connection.stream.destroy()
  }

  return {
    busy: () => isBusy,
    async rows({ name, text }, keys) {
      isBusy = true
      let client: Client | null = null
      try {
        connected ??= connect()
        client = await connected
        const query: QueryArrayConfig = { name, text, values: [keys], rowMode: 'array' }
        return (await client.query<[...LookupRow]>(query)).rows
      } catch (error) {
        drop(client)
        throw new DatabaseBusy(`The database cannot be read: ${errorMessage(error)}`, { cause: error })
      } finally {
        isBusy = false
      }
    },
    async close() {
      const client = await connected?.catch(() => null)
      connected = null
      await client?.end()
    },
  }
}

const settings = (connectionString: string): ClientConfig => ({
  connectionString,
  types: parsers,
  connectionTimeoutMillis: connectMs,
  query_timeout: queryMs,
  statement_timeout: queryMs,
  keepAlive: true,
  fallback_application_name: 'keyrail lookups',
  options: '-c TimeZone=UTC -c default_transaction_read_only=on',
})
