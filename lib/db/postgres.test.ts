import { createServer } from 'node:net'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { isUnavailable } from '../errors'
import { onPostgres, type TestDb } from '../testing/databases/databases'
import { createDb } from './client'

/** A separate connection, closed after the test. */
async function connect(db: TestDb): Promise<Client> {
  const client = new Client({ connectionString: db.url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Ends all other connections to this database, like a server that stops. */
const terminate = (client: Client) =>
  client.query(
    'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    return await work()
  } finally {
    expect(performance.now() - start).toBeLessThan(ms)
  }
}

onPostgres('a connection closed by the server', (open) => {
  it('is replaced without an error while idle', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: { key: 'a', value: '1' } }))
    await terminate(await connect(db))
    expect(await db.read.setting.count()).toBe(1)
    expect(await db.write((tx) => tx.setting.count())).toBe(1)
  })

  it('during a write fails that write as unavailable, rolls it back and allows the next one', async () => {
    const db = await open()
    const other = await connect(db)
    const write = db.write(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      await terminate(other)
      return tx.setting.count()
    })
    await expect(write).rejects.toSatisfy(isUnavailable)
    expect(await db.read.setting.count()).toBe(0)
    await db.write((tx) => tx.setting.create({ data: { key: 'a', value: '2' } }))
  })

  it('during a read fails that read as unavailable', async () => {
    const db = await open()
    const other = await connect(db)
    const failure = db.read.$queryRaw`SELECT 1 FROM pg_sleep(10)`.catch((error: unknown) => error)
    const sleeping = () => other.query(`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(10)' AND pid <> pg_backend_pid()`)
    await expect.poll(async () => (await sleeping()).rowCount, { timeout: 10_000 }).toBe(1)
    await terminate(other)
    expect(await failure).toSatisfy(isUnavailable)
  })
})

onPostgres('two deadlocked writes', (open) => {
  it('both succeed: the one that is rolled back runs again', async () => {
    const db = await open()
    for (const key of ['a', 'b']) await db.write((tx) => tx.setting.create({ data: { key, value: '' } }))
    const bothArrived = barrier(2)
    const writeBoth = (first: string, second: string) => {
      let runs = 0
      return db.write(async (tx) => {
        runs += 1
        await tx.setting.update({ where: { key: first }, data: { value: first } })
        if (runs === 1) await bothArrived()
        await tx.setting.update({ where: { key: second }, data: { value: first } })
        return runs
      })
    }
    const runs = await Promise.all([writeBoth('a', 'b'), writeBoth('b', 'a')])
    // how often they deadlock again is the scheduler's choice
    expect(Math.max(...runs)).toBeGreaterThan(1)
    const [a, b] = await db.read.setting.findMany({ orderBy: { key: 'asc' } })
    expect(a?.value).toMatch(/^[ab]$/)
    expect(b?.value).toBe(a?.value)
  })
})

/** A barrier that resolves all callers when `size` of them have arrived. */
function barrier(size: number): () => Promise<void> {
  let open: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  let arrived = 0
  return () => {
    arrived += 1
    if (arrived === size) open()
    return all
  }
}

it('an unreachable server is unavailable immediately', async () => {
  const db = createDb('postgres://a:b@127.0.0.1:1/x')
  await within(2_000, () => expect(db.read.setting.count()).rejects.toSatisfy(isUnavailable))
  await within(2_000, () => expect(db.write((tx) => tx.setting.count())).rejects.toSatisfy(isUnavailable))
})

it('a server that never responds is unavailable after about two seconds', async () => {
  const silent = createServer(() => undefined)
  const port = await new Promise<number>((resolve) => {
    silent.listen(0, '127.0.0.1', () => {
      const address = silent.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  onTestFinished(() => void silent.close())
  const db = createDb(`postgres://a:b@127.0.0.1:${port}/x`)
  const write = () => db.write((tx) => tx.setting.count())
  await within(5_000, async () => {
    await Promise.all([expect(db.read.setting.count()).rejects.toSatisfy(isUnavailable), expect(write()).rejects.toSatisfy(isUnavailable)])
  })
})
