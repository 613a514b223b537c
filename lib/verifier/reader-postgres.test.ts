import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { DatabaseBusy } from '../errors'
import { onPostgres } from '../testing/databases/databases'
import { verifyQuery } from '../tokens/verify'
import { createPostgresReader } from './reader-postgres'

/** How often the connection that is asked has run each of its statements by its one plan, and by a plan for these values. */
const plans = { columns: ['p."generic_plans"', 'p."custom_plans"'], from: 'FROM pg_prepared_statements p', key: 'p."name"' }

onPostgres('a lookup', (open) => {
  it('is planned once for a connection, however few keys it asks for', async () => {
    const { url } = await open()
    const reader = createPostgresReader(url)
    onTestFinished(() => reader.close())
    const lookup = reader.prepareTogether([verifyQuery, plans])
    for (let count = 0; count < 10; count += 1) await lookup([['kru_0123456789abcdef'], []])
    const [, found] = await lookup([['kru_0123456789abcdef'], ['lookup_1_0']])
    expect(found?.get('lookup_1_0')?.map(Number)).toEqual([11, 0])
  })

  it('that fails closes only its own connection, and one that begins before it has closed succeeds', async () => {
    const { url } = await open()
    const reader = createPostgresReader(url)
    const admin = new Client({ connectionString: url })
    await admin.connect()
    onTestFinished(async () => void (await Promise.all([reader.close(), admin.end()])))
    await admin.query(`INSERT INTO "Setting" ("key", "value") VALUES ('zero', '0'), ('one', '1')`)
    const reciprocal = reader.prepare({ columns: ['1 / s."value"::int'], from: 'FROM "Setting" s', key: 's."key"' })
    const connected = async () => {
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'keyrail lookups'`,
      )
      return rows.map(({ pid }) => pid)
    }
    // the lent database has its own
    const others = new Set(await connected())
    const connections = async () => (await connected()).filter((pid) => !others.has(pid)).length
    expect(await reciprocal('one')).toEqual([1])
    for (let count = 0; count < 5; count += 1) {
      const failing = reciprocal('zero').catch(() => reciprocal('one'))
      expect(await failing).toEqual([1])
      expect(await reciprocal('one')).toEqual([1])
    }
    await expect.poll(connections, { timeout: 10_000 }).toBe(1)
    await reader.close()
    await expect.poll(connections, { timeout: 10_000 }).toBe(0)
  })
})

it('a lookup whose connection cannot even be configured is unavailable, each time', async () => {
  const reader = createPostgresReader('postgres://localhost/keyrail?sslrootcert=/missing.pem')
  const lookup = reader.prepare(plans)
  for (let count = 0; count < 3; count += 1) await expect(lookup('a')).rejects.toBeInstanceOf(DatabaseBusy)
})
