import { expect, it } from 'vitest'
import { createHandlers } from '../../http/handler'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { operator } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'
import { introspectEndpoint } from './introspect'
import { revokeEndpoint } from './revoke'

onEveryDatabase('maintenance', (open) => {
  it('rejects neither an introspection nor the revocation of a token by its holder', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    const server = await testServer(db)
    const created = await server.serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const headers = { Authorization: `Bearer ${created.value.secret.reveal()}` }
    const post = (endpoint: typeof revokeEndpoint, given: HeadersInit = {}) => {
      const init = { method: 'POST', headers: given, body: new URLSearchParams({ token }) }
      return createHandlers(() => server, endpoint).POST(new Request(`http://localhost:3000${endpoint.path}`, init))
    }
    await server.maintenance.start(operator, null)
    expect(await (await post(introspectEndpoint, headers)).json()).toMatchObject({ active: true })
    expect((await post(revokeEndpoint)).status).toBe(200)
    expect(await (await post(introspectEndpoint, headers)).json()).toEqual({ active: false })
  })
})
