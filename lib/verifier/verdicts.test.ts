import { expect, it } from 'vitest'
import { createHandlers } from '../http/handler'
import type { OrgId } from '../ids'
import { verifierWith } from '../sdk/create-verifier'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { type VerdictCase, verdictCases } from '../testing/fixtures/verdict-cases'
import { startVerifier, verifierServices } from '../testing/fixtures/verifier'
import type { Route } from './forward-auth/routes'
import { introspectEndpoint } from './operations/introspect'
import { verifyEndpoint, viewOf } from './operations/verify'

const otherOrg = 'harbour-org' as OrgId
const proxySecret = 'proxy-secret-0123456789'

/** How forward-auth, which has no body, says a code. */
const statusOf = (code: string): number => {
  if (code === 'ok') return 200
  return code === 'insufficient_scope' || code === 'address_not_allowed' ? 403 : 401
}

/** One route per case, with the scopes of the case. */
const routesOf = (cases: readonly VerdictCase[]): Route[] =>
  cases.map(({ scopes = [] }, index) => ({ host: null, methods: null, path: [`case-${index}`], scopes }))

/** Basic carries characters that no header may hold. */
const credentialsOf = (token: string): string =>
  token.length < 20 || token.length > 1_000
    ? `Bearer ${token}`
    : `Basic ${Buffer.from(`${token.slice(0, 20)}:${token}`).toString('base64')}`

interface View {
  readonly active: boolean
  readonly code: string
}

async function openScene(db: TestDb) {
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
  const caller = await fixture.make(owner, { type: 'admin', scopes: ['tokens:verify'], acknowledged: true })
  const server = await testServer(db)
  const created = await server.serviceTokens.create(operator, { name: 'Orders API' })
  if (!created.ok) throw new Error(created.error.code)
  const dashboard = { ...server, tokens: fixture.tokens, clock: fixture.clock, usage: fixture.usage }
  return { fixture, owner, caller: caller.token, service: created.value.secret.reveal(), dashboard }
}

type Ask = (given: VerdictCase, index: number) => Promise<View>

const bodyOf = ({ token, scopes = [], ip }: VerdictCase): string => JSON.stringify({ token, scopes, ...(ip === undefined ? {} : { ip }) })

/** Asks with HTTP, through `send`. */
const overHttp =
  (presented: string, send: (init: RequestInit) => Promise<Response>): Ask =>
  async (given) => {
    const headers = { Authorization: `Bearer ${presented}`, 'Content-Type': 'application/json' }
    return (await (await send({ method: 'POST', headers, body: bodyOf(given) })).json()) as View
  }

onEveryDatabase('a verdict', (open) => {
  it('is the same through the library, HTTP on both origins, forward-auth and the SDK, in 40 cases', async () => {
    const db = await open()
    const { fixture, owner, caller, service, dashboard } = await openScene(db)
    const cases = await verdictCases(fixture, owner)
    expect(cases).toHaveLength(40)
    const now = await fixture.clock.now()
    const { url } = await startVerifier(
      verifierServices(db.url, () => now),
      { routes: routesOf(cases), proxySecret },
    )
    const sdk = verifierWith({ url, serviceToken: service }, { fetch, clock: () => ({ monotonic: 0, wall: now.getTime() }) })
    const handlers = createHandlers(() => dashboard, verifyEndpoint)
    const ways: Record<string, Ask> = {
      dashboard: overHttp(caller, (init) => handlers.POST(new Request('http://localhost/api/v1/verify', init))),
      verifier: overHttp(caller, (init) => fetch(`${url}/api/v1/verify`, init)),
      'verifier, asked with a service token': overHttp(service, (init) => fetch(`${url}/api/v1/verify`, init)),
      sdk: ({ token, scopes = [], ip }) => sdk.verify(token, { scopes, ip }),
    }
    for (const [index, given] of cases.entries()) {
      const { name, code, token, scopes = [], ip } = given
      const inLibrary = viewOf(await fixture.tokens.verify(token, { scopes, ip: ip ?? null }))
      expect({ name, code: inLibrary.code, active: inLibrary.active }).toEqual({ name, code, active: code === 'ok' })
      for (const [way, ask] of Object.entries(ways))
        expect({ name, way, ...(await ask(given, index)) }).toEqual({ name, way, ...inLibrary })
      const forwarded = { 'X-Keyrail-Proxy': proxySecret, 'X-Original-Method': 'GET', 'X-Original-Uri': `/case-${index}` }
      const headers = { ...forwarded, Authorization: credentialsOf(token), ...(ip === undefined ? {} : { 'X-Forwarded-For': ip }) }
      const response = await fetch(`${url}/forward-auth`, { headers })
      expect({ name, status: response.status, identity: identityIn(response) }).toEqual({
        name,
        status: statusOf(code),
        identity: identityOf(inLibrary),
      })
    }
  })

  it('is the same through introspection on both origins, which says no reason', async () => {
    const db = await open()
    const { fixture, owner, caller, dashboard } = await openScene(db)
    const cases = (await verdictCases(fixture, owner)).filter(({ scopes, ip }) => scopes === undefined && ip === undefined)
    const now = await fixture.clock.now()
    const { url } = await startVerifier(verifierServices(db.url, () => now))
    const headers = { Authorization: `Bearer ${caller}` }
    for (const { name, code, token } of cases) {
      const init = { method: 'POST', headers, body: new URLSearchParams({ token }) }
      const introspected = createHandlers(() => dashboard, introspectEndpoint).POST(new Request('http://localhost/oauth/introspect', init))
      const [here, there] = [await (await introspected).json(), await (await fetch(`${url}/oauth/introspect`, init)).json()]
      expect({ name, here }).toEqual({ name, here: there })
      const expected = code === 'ok' ? expect.objectContaining({ active: true, token_type: 'Bearer' }) : { active: false }
      expect({ name, here }).toEqual({ name, here: expected })
    }
  })

  it('on a token of another organization is unknown to an admin token', async () => {
    const db = await open()
    const { fixture, caller, dashboard } = await openScene(db)
    await addOrganization(fixture, otherOrg)
    const foreign = await fixture.make(await fixture.person('owner', 'Eva Lima', { org: otherOrg }))
    const now = await fixture.clock.now()
    const { url } = await startVerifier(verifierServices(db.url, () => now))
    const init = {
      method: 'POST',
      headers: { Authorization: `Bearer ${caller}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: foreign.token }),
    }
    const onDashboard = await createHandlers(() => dashboard, verifyEndpoint).POST(new Request('http://localhost/api/v1/verify', init))
    const sdk = verifierWith({ url, serviceToken: caller }, { fetch, clock: () => ({ monotonic: 0, wall: now.getTime() }) })
    expect(viewOf(await fixture.tokens.verify(foreign.token, { orgId }))).toEqual({ active: false, code: 'unknown' })
    expect(await onDashboard.json()).toEqual({ active: false, code: 'unknown' })
    expect(await (await fetch(`${url}/api/v1/verify`, init)).json()).toEqual({ active: false, code: 'unknown' })
    expect(await sdk.verify(foreign.token)).toEqual({ active: false, code: 'unknown' })
  })

  it('is given to a service token for every organization, and to no one after its revocation', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    const { serviceTokens } = await testServer(db)
    const created = await serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const service = created.value.secret.reveal()
    const now = await fixture.clock.now()
    const { url } = await startVerifier(verifierServices(db.url, () => now))
    const ask = (credentials: Record<string, string>) =>
      fetch(`${url}/api/v1/verify`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...credentials },
        body: JSON.stringify({ token }),
      })
    expect(await (await ask({ Authorization: `bearer  ${service}` })).json()).toMatchObject({ active: true })
    expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(403)
    await serviceTokens.revoke(operator, service.slice(0, 20))
    expect([(await ask({ 'X-Api-Key': service })).status, (await ask({})).status]).toEqual([401, 401])
  })
})

const identityHeaders = ['token-key', 'type', 'scopes', 'organization', 'location', 'user'].map((name) => `x-keyrail-${name}`)

const identityIn = ({ headers }: Response) => identityHeaders.map((name) => headers.get(name))

function identityOf(view: ReturnType<typeof viewOf>): string[] {
  if (!view.active) return identityHeaders.map(() => '')
  const { tokenKey = '', type = '', scopes = [], organization, location, user } = view
  return [tokenKey, type, scopes.join(' '), organization?.id ?? '', location?.id ?? '', user?.id ?? '']
}
