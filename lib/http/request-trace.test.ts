import { expect, it, vi } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openApiFixture } from '../testing/fixtures/api-fixture'

onEveryDatabase('the recent requests of an API client', (open) => {
  it('have method, path without its query, status and duration, whatever came of them', async () => {
    const { db, server, call, ana, make } = await openApiFixture(await open())
    const token = await make()
    const deactivated = await make()
    const weak = await make(ana, { scopes: ['profile:read'] })
    await server.tokens.setActive(ana, deactivated.slice(0, 20), false)
    const headers = { 'X-Forwarded-For': '203.0.113.9' }
    await call('GET', '/api/v1/contacts?limit=1', { token, headers })
    await call('GET', '/api/v1/contacts/unknown', { token, headers })
    await call('POST', '/api/v1/contacts', { token, headers, body: 'not JSON' })
    await call('GET', '/api/v1/token', { token: deactivated, headers })
    await call('GET', '/api/v1/contacts', { token: weak, headers })
    await call('GET', '/api/v1/contacts', { token: `${token.slice(0, -1)}-`, headers })
    await server.usage.flush()
    const rows = await db.read.recentRequest.findMany({ orderBy: [{ status: 'asc' }, { path: 'asc' }] })
    expect(rows.map(({ method, path, status, code }) => [method, path, status, code])).toEqual([
      ['GET', '/api/v1/contacts', 200, 'ok'],
      ['POST', '/api/v1/contacts', 400, 'ok'],
      ['GET', '/api/v1/token', 401, 'deactivated'],
      ['GET', '/api/v1/contacts', 403, 'insufficient_scope'],
      ['GET', '/api/v1/contacts/unknown', 404, 'ok'],
    ])
    expect(rows.every(({ ip, durationMs }) => ip === '203.0.113.9' && durationMs !== null && durationMs >= 0)).toBe(true)
  })

  it('include those that failed, and no write is awaited for any', async () => {
    const { db, server, call, make } = await openApiFixture(await open())
    const token = await make()
    vi.spyOn(server.tokens, 'describe').mockRejectedValueOnce(new Error('a bug'))
    const write = vi.spyOn(db, 'write')
    expect((await call('GET', '/api/v1/token', { token })).status).toBe(500)
    expect(write).not.toHaveBeenCalled()
    await server.usage.flush()
    expect(await db.read.recentRequest.findMany()).toMatchObject([{ path: '/api/v1/token', status: 500, code: 'ok' }])
  })

  it('are its own and those of the token that it verifies', async () => {
    const { db, server, call, owner, make } = await openApiFixture(await open())
    const token = await make()
    const caller = await make(owner, { type: 'admin', acknowledged: true, scopes: ['tokens:verify'] })
    await call('POST', '/api/v1/verify', { token: caller, body: { token, ip: '2001:db8::7' } })
    await server.usage.flush()
    const rows = await db.read.recentRequest.findMany({ include: { token: { select: { tokenKey: true } } } })
    expect(rows.find((row) => row.token.tokenKey === token.slice(0, 20))).toMatchObject({ method: null, path: null, ip: '2001:db8::7' })
    expect(rows.find((row) => row.token.tokenKey === caller.slice(0, 20))).toMatchObject({ method: 'POST', path: '/api/v1/verify' })
    expect(rows).toHaveLength(2)
  })
})
