import { beforeEach, expect, it } from 'vitest'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { type TestServer, testServer } from '@/lib/testing/fixtures/server'
import { POST } from './route'

const ownPage = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const json = { 'content-type': 'application/json' }
const address = 'http://localhost:3000/o/northwind/data/tokens/export'

beforeEach(() => beginRequest())

/** Ana, a member of Northwind, signed in just now. */
async function begin(db: TestDb) {
  const server = await testServer(db)
  serve(server)
  const userId = await makePerson(server)
  const made = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (made.ok) await server.organizations.addMember(operator, made.value.orgId, { userId, role: 'member' })
  return { server, sessionId: await signIn(server) }
}

async function signIn(server: TestServer) {
  const sessionId = await openSession(server)
  request.cookies.set('keyrail.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return sessionId
}

interface Sent {
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly query?: string
  readonly org?: string
}

const send = ({ headers = { ...json, ...ownPage }, body = '{}', query = '', org = 'northwind' }: Sent = {}) =>
  POST(new Request(address + query, { method: 'POST', headers, body }), { params: Promise.resolve({ org }) })

const told = async (sent?: Sent) => {
  const answer = await send(sent)
  return [answer.status, answer.ok ? 'ok' : ((await answer.json()) as { code: string }).code]
}

onEveryDatabase('POST of an export', (open) => {
  it('answers a file of its own name that nobody keeps', async () => {
    await begin(await open())
    const answer = await send()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="tokens-northwind.csv"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toMatch(/^Token key,Name,Type,Status,.*\r\n$/)
  })

  it('without a session, and with one that has ended, answers 401', async () => {
    const { server, sessionId } = await begin(await open())
    await server.accounts.signOut(await accountOf(server, sessionId))
    expect(await told()).toEqual([401, 'missing_credentials'])
    request.cookies.clear()
    expect(await told()).toEqual([401, 'missing_credentials'])
  })

  it('without a fresh sign-in answers 403 and how to go on, and works again after one', async () => {
    const { server } = await begin(await open())
    server.machine.advance('PT11M')
    expect(await told()).toEqual([403, 'reauthentication_required'])
    await signIn(server)
    expect(await told()).toEqual([200, 'ok'])
  })

  it('from another site, for a list of others and for an organization of others is rejected', async () => {
    await begin(await open())
    for (const from of [{}, { origin: 'https://evil.example' }, { ...ownPage, 'sec-fetch-site': 'same-site' }]) {
      expect(await told({ headers: { ...json, ...from } })).toEqual([403, 'forbidden'])
    }
    expect(await told({ query: '?tab=organization' })).toEqual([403, 'forbidden'])
    expect(await told({ org: 'nowhere' })).toEqual([404, 'not_found'])
  })

  it('with anything but a small JSON list of token keys is rejected', async () => {
    await begin(await open())
    expect(await told({ headers: ownPage })).toEqual([415, 'unsupported_media_type'])
    expect(await told({ body: '{' })).toEqual([400, 'invalid_request'])
    for (const body of ['[]', 'null', '{"keys":"kru_1"}', '{"keys":[{"not":""}]}', '{"all":true}']) {
      expect(await told({ body })).toEqual([422, 'invalid_input'])
    }
    expect(await told({ body: JSON.stringify({ keys: Array.from({ length: 10_001 }, () => 'kru_1') }) })).toEqual([422, 'invalid_input'])
    expect(await told({ body: `{"keys":["${'k'.repeat(512_000)}"]}` })).toEqual([413, 'payload_too_large'])
  })
})
