import { beforeEach, expect, it } from 'vitest'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { testServer } from '@/lib/testing/fixtures/server'
import { POST } from './route'

const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
const send = (query: string) =>
  POST(new Request(`http://localhost:3000/data${query}`, { method: 'POST', headers, body: '{}' }), {
    params: Promise.resolve({ org: 'northwind' }),
  })

beforeEach(() => beginRequest())

/** Signs an owner in. */
async function begin(db: TestDb) {
  const server = await testServer(db)
  serve(server)
  const userId = await makePerson(server)
  const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId, role: 'owner' })
  const sessionId = await openSession(server)
  request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return server
}

onEveryDatabase('an export of the audit log', (open) => {
  it('is an uncacheable CSV or JSON file of sentences that its filters select', async () => {
    await begin(await open())
    const csv = await send('?format=csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="audit-northwind.csv"')
    expect(csv.headers.get('cache-control')).toBe('no-store')
    const lines = (await csv.text()).split('\r\n')
    expect(lines[0]).toMatch(/^Entry,Time,What,/)
    expect(lines).toContainEqual(expect.stringContaining('created the organization Northwind'))
    const json = await send('?format=json&group=organization')
    expect(await json.json()).toMatchObject([{ action: 'audit.exported' }, { action: 'organization.created', subject: 'Northwind' }])
    expect(await (await send('?format=json&q=nothing')).json()).toEqual([])
  })

  it('needs a recent re-authentication', async () => {
    const server = await begin(await open())
    server.machine.advance('PT11M')
    const response = await send('?format=csv')
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'reauthentication_required'])
  })
})
