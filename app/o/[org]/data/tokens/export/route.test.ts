import { beforeEach, expect, it } from 'vitest'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { type TestServer, testServer } from '@/lib/testing/fixtures/server'
import { POST } from './route'

const ownPage = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const json = { 'content-type': 'application/json' }
const url = 'http://localhost:3000/o/northwind/data/tokens/export'

beforeEach(() => beginRequest())

/** Signs Ana in, a member of Northwind. */
async function begin(db: TestDb) {
  const server = await testServer(db)
  serve(server)
  const userId = await makePerson(server)
  const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId, role: 'member' })
  return { server, sessionId: await signIn(server) }
}

async function signIn(server: TestServer) {
  const sessionId = await openSession(server)
  request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return sessionId
}

interface ExportRequest {
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly query?: string
  readonly org?: string
}

const send = ({ headers = { ...json, ...ownPage }, body = '{}', query = '', org = 'northwind' }: ExportRequest = {}) =>
  POST(new Request(url + query, { method: 'POST', headers, body }), { params: Promise.resolve({ org }) })

const statusOf = async (sent?: ExportRequest) => {
  const response = await send(sent)
  return [response.status, response.ok ? 'ok' : ((await response.json()) as { code: string }).code]
}

onEveryDatabase('a token export', (open) => {
  it('is an uncacheable file named after the organization', async () => {
    await begin(await open())
    const response = await send()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="tokens-northwind.csv"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toMatch(/^Token key,Name,Type,Status,.*\r\n$/)
  })

  it('needs a session that has not ended', async () => {
    const { server, sessionId } = await begin(await open())
    await server.accounts.signOut(await accountOf(server, sessionId))
    expect(await statusOf()).toEqual([401, 'missing_credentials'])
    request.cookies.clear()
    expect(await statusOf()).toEqual([401, 'missing_credentials'])
  })

  it('needs a recent sign-in', async () => {
    const { server } = await begin(await open())
    server.machine.advance('PT11M')
    expect(await statusOf()).toEqual([403, 'reauthentication_required'])
    await signIn(server)
    expect(await statusOf()).toEqual([200, 'ok'])
  })

  it('is rejected from another site, for a list out of reach and for another organization', async () => {
    await begin(await open())
    for (const from of [{}, { origin: 'https://evil.example' }, { ...ownPage, 'sec-fetch-site': 'same-site' }]) {
      expect(await statusOf({ headers: { ...json, ...from } })).toEqual([403, 'forbidden'])
    }
    expect(await statusOf({ query: '?tab=organization' })).toEqual([403, 'forbidden'])
    expect(await statusOf({ org: 'nowhere' })).toEqual([404, 'not_found'])
  })

  it('takes only a small JSON list of token keys', async () => {
    await begin(await open())
    expect(await statusOf({ headers: ownPage })).toEqual([415, 'unsupported_media_type'])
    expect(await statusOf({ body: '{' })).toEqual([400, 'invalid_request'])
    for (const body of ['[]', 'null', '{"keys":"kru_1"}', '{"keys":[{"not":""}]}', '{"all":true}']) {
      expect(await statusOf({ body })).toEqual([422, 'invalid_input'])
    }
    expect(await statusOf({ body: JSON.stringify({ keys: Array.from({ length: 10_001 }, () => 'kru_1') }) })).toEqual([
      422,
      'invalid_input',
    ])
    expect(await statusOf({ body: `{"keys":["${'k'.repeat(512_000)}"]}` })).toEqual([413, 'payload_too_large'])
  })
})
