import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { countWrites, type Writes } from '../testing/workers/many-writes'
import { startWorker } from '../testing/workers/processes'

onEveryDatabase('two processes', (open) => {
  it('writing 100 times each concurrently both get their turns and lose no update', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: { key: 'counter', value: '0' } }))
    const other = await startWorker<Writes>('many-writes', { url: db.url, writes: 100 })
    const results = await Promise.all([countWrites(db, 100), other.go()])
    expect(results.flatMap((result) => result.rejected)).toEqual([])
    expect(await db.read.setting.findMany()).toEqual([{ key: 'counter', value: '200' }])
  })

  it('leave the database usable and consistent when one is killed in the middle of its writes', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: { key: 'counter', value: '0' } }))
    const other = await startWorker<Writes>('many-writes', { url: db.url, writes: 5_000 })
    const result = other.go().catch(String)
    await expect.poll(async () => Number((await db.read.setting.findFirst())?.value), { timeout: 10_000 }).toBeGreaterThan(5)
    await other.kill()
    expect(await result).toContain('SIGKILL')
    const before = Number((await db.read.setting.findFirst())?.value)
    expect((await countWrites(db, 1)).rejected).toEqual([])
    expect((await db.read.setting.findFirst())?.value).toBe(String(before + 1))
  })
})
