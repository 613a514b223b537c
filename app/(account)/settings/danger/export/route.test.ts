import { beforeEach, expect, it } from 'vitest'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { makePerson, openSession } from '@/lib/testing/fixtures/people'
import { testServer } from '@/lib/testing/fixtures/server'
import { GET } from './route'

const read = (site = 'same-origin') =>
  GET(new Request('http://localhost:3000/settings/danger/export', { headers: { 'sec-fetch-site': site } }))
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

beforeEach(() => beginRequest())

async function signIn(db: TestDb) {
  const server = await testServer(db)
  serve(server)
  await makePerson(server)
  const sessionId = await openSession(server)
  request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return server
}

onEveryDatabase('an export of the data of an account', (open) => {
  it('is one uncacheable JSON object', async () => {
    const { db } = await signIn(await open())
    const response = await read()
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(response.headers.get('content-type')).toContain('application/json')
    const { name, email } = await db.read.user.findFirstOrThrow()
    expect(await response.json()).toMatchObject({ profile: { name, email }, tokens: [], sessions: [{ endedAt: null }] })
  })

  it('needs a recent re-authentication, and is for our own pages', async () => {
    const server = await signIn(await open())
    expect(await codeOf(await read('cross-site'))).toBe('forbidden')
    server.machine.advance('PT11M')
    expect(await codeOf(await read())).toBe('reauthentication_required')
  })
})
