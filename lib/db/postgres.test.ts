import { createServer } from 'node:net'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { isUnavailable } from '../errors'
import { onPostgres, type TestDb } from '../testing/databases/databases'
import { createDb } from './client'

/** A connection beside Keyrail's, closed after the test. */
async function beside(db: TestDb): Promise<Client> {
  const client = new Client({ connectionString: db.url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Ends the connections of Keyrail to this database, as a server that stops does. */
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

onPostgres('a connection that the server ends', (open) => {
  it('while idle is replaced without anyone noticing', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: { key: 'a', value: '1' } }))
    await terminate(await beside(db))
    expect(await db.read.setting.count()).toBe(1)
    expect(await db.write((tx) => tx.setting.count())).toBe(1)
  })

  it('in a transaction fails that write as unavailable, undone, and the next one works', async () => {
    const db = await open()
    const other = await beside(db)
    const write = db.write(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      await terminate(other)
      return tx.setting.count()
    })
    await expect(write).rejects.toSatisfy(isUnavailable)
    expect(await db.read.setting.count()).toBe(0)
    await db.write((tx) => tx.setting.create({ data: { key: 'a', value: '2' } }))
  })

  it('in a read fails that read as unavailable', async () => {
    const db = await open()
    const other = await beside(db)
    const failure = db.read.$queryRaw`SELECT 1 FROM pg_sleep(10)`.catch((error: unknown) => error)
    const sleeping = () => other.query(`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(10)' AND pid <> pg_backend_pid()`)
    await expect.poll(async () => (await sleeping()).rowCount, { timeout: 10_000 }).toBe(1)
    await terminate(other)
    expect(await failure).toSatisfy(isUnavailable)
  })
})

onPostgres('two writes that wait for each other', (open) => {
  it('both succeed: the one that is undone runs again', async () => {
    const db = await open()
    for (const key of ['a', 'b']) await db.write((tx) => tx.setting.create({ data: { key, value: '' } }))
    const together = meeting(2)
    const writeBoth = (first: string, second: string) => {
      let runs = 0
      return db.write(async (tx) => {
        runs += 1
        await tx.setting.update({ where: { key: first }, data: { value: first } })
        if (runs === 1) await together()
        await tx.setting.update({ where: { key: second }, data: { value: first } })
        return runs
      })
    }
    const runs = await Promise.all([writeBoth('a', 'b'), writeBoth('b', 'a')])
    expect(runs.sort()).toEqual([1, 2])
  })
})

/** Resolves for everyone when so many have come. */
function meeting(size: number): () => Promise<void> {
  let open: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  let came = 0
  return () => {
    came += 1
    if (came === size) open()
    return all
  }
}

it('a server that is not there is unavailable at once', async () => {
  const db = createDb('postgres://a:b@127.0.0.1:1/x')
  await within(2_000, () => expect(db.read.setting.count()).rejects.toSatisfy(isUnavailable))
  await within(2_000, () => expect(db.write((tx) => tx.setting.count())).rejects.toSatisfy(isUnavailable))
})

it('a server that never answers is unavailable after about two seconds', async () => {
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
