import { expect, it } from 'vitest'
import { onPostgres } from '../testing/databases/databases'
import { postgresProxy } from '../testing/fixtures/postgres-proxy'
import { countPeople } from './store'

onPostgres('a command', (open) => {
  it('fails with one error when its connection is cut', async () => {
    const proxy = await postgresProxy(await open())
    expect(await countPeople(proxy.url)).toBe(0)
    proxy.cutQueries()
    await expect(countPeople(proxy.url)).rejects.toThrow('Connection terminated unexpectedly')
  })
})
