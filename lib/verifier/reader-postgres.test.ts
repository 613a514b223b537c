import { expect, it, onTestFinished } from 'vitest'
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
})
