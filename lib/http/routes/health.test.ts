import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { createHandlers } from '../handler'
import { healthEndpoint } from './health'

const get = (server: TestServer) => createHandlers(() => server, healthEndpoint).GET(new Request('http://localhost:3000/api/health'))

onEveryDatabase('/api/health', (open) => {
  it('responds with 200 if the database responds', async () => {
    const response = await get(await testServer(await open()))
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('responds with 503 and Retry-After if the database fails', async () => {
    const db = await open()
    const read = new Proxy(db.read, { get: () => ({ findFirst: () => Promise.reject(new Error('away')) }) })
    const response = await get(await testServer({ ...db, read }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await response.json()).toMatchObject({ code: 'unavailable' })
  })

  it('responds with 503 if the database hangs', async () => {
    const db = await open()
    const read = new Proxy(db.read, { get: () => ({ findFirst: () => new Promise(() => undefined) }) })
    expect((await get(await testServer({ ...db, read }))).status).toBe(503)
  })
})
