import { beforeEach, expect, it } from 'vitest'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { DatabaseBusy } from '@/lib/errors'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { testServer } from '@/lib/testing/fixtures/server'
import type { PolicyProgress, PolicySteps } from '@/lib/tokens/schema'
import { GET } from './route'

beforeEach(() => beginRequest())

const url = 'http://localhost:3000/o/northwind/data/policy-preview?input=%7B%7D'
const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const send = () => GET(new Request(url, { headers }), { params: Promise.resolve({ org: 'northwind' }) })

/** Signs an owner in; a dry run takes these steps. */
async function begin(db: TestDb, steps: PolicySteps) {
  const server = await testServer(db)
  const userId = await makePerson(server)
  const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId, role: 'owner' })
  const sessionId = await openSession(server)
  request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  const policy = { ...server.tokens.policy, preview: async () => ({ ok: true, value: steps }) as const }
  serve({ ...server, tokens: { ...server.tokens, policy } })
  return server
}

const preview = { changed: [], existing: 3_000, affected: 0, effects: [] }

onEveryDatabase('a dry run of a policy', (open) => {
  it('reports its progress while it goes on, and its result at the end', async () => {
    await begin(
      await open(),
      (async function* () {
        yield { checked: 1_000, existing: 3_000 }
        yield { checked: 2_000, existing: 3_000 }
        return preview
      })(),
    )
    const response = await send()
    expect(response.headers.get('cache-control')).toBe('no-store')
    const lines = (await response.text()).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { checked: 1_000, existing: 3_000 },
      { checked: 2_000, existing: 3_000 },
      preview,
    ])
  })

  it('stops when the browser no longer waits for it', async () => {
    let [tried, stopped] = [0, false]
    await begin(
      await open(),
      (async function* () {
        try {
          for (;;) {
            tried += 1_000
            yield { checked: tried, existing: 100_000 }
          }
        } finally {
          stopped = true
        }
      })(),
    )
    const reader = (await send()).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect([stopped, tried <= 3_000]).toEqual([true, true])
  })

  it('fails if it has a field that its schema lacks', async () => {
    await begin(
      await open(),
      (async function* (): AsyncGenerator<PolicyProgress, typeof preview> {
        yield { checked: 1_000, existing: 3_000 }
        return { ...preview, unexpected: 'unexpected' } as typeof preview
      })(),
    )
    await expect((await send()).text()).rejects.toThrow('unexpected')
  })

  it('that breaks off does not end like a complete one, and is logged with the id of the request', async () => {
    const { lines } = await begin(
      await open(),
      (async function* (): AsyncGenerator<PolicyProgress, typeof preview> {
        yield { checked: 1_000, existing: 3_000 }
        throw new DatabaseBusy('The database is busy.')
      })(),
    )
    const response = await send()
    const requestId = response.headers.get('x-request-id')
    await expect(response.text()).rejects.toThrow('The database is busy.')
    const message = 'A request found the database busy or away.'
    expect(lines).toContainEqual({ level: 'warn', message, requestId, error: 'The database is busy.' })
  })
})
