import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, expect, it, test } from 'vitest'
import { GET as latest } from '@/app/(account)/notifications/data/latest/route'
import { GET as unread } from '@/app/(account)/notifications/data/unread/route'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { noOrigin } from '@/lib/ports'
import type { FailureCode, Outcome } from '@/lib/result'
import { onEveryDatabase } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { testServer } from '@/lib/testing/fixtures/server'
import type { CreateInput } from '@/lib/tokens/schema'
import { POST as exportAudit } from './audit/export/route'
import { GET as audit } from './audit/route'
import type { DataContext } from './data-route'
import { GET as firstUse } from './first-use/route'
import { GET as handOver } from './hand-over/route'
import { GET as limit } from './limit/route'
import { POST as exportLocations } from './locations/export/route'
import { GET as locations } from './locations/route'
import { GET as nameTaken } from './name-taken/route'
import { GET as options } from './options/route'
import { GET as owners } from './owners/route'
import { GET as people } from './people/route'
import { GET as policyPreview } from './policy-preview/route'
import { GET as recentRequests } from './recent-requests/route'
import { GET as token } from './token/route'
import { POST as exportTokens } from './tokens/export/route'
import { GET as tokens } from './tokens/route'
import { GET as visibleLocations } from './visible-locations/route'

const orgFolder = 'app/o/[org]/data'
const accountFolder = 'app/(account)/notifications/data'

const handlers: Readonly<Record<string, (request: Request, context: DataContext) => Promise<Response>>> = {
  [`${orgFolder}/audit`]: audit,
  [`${orgFolder}/audit/export`]: exportAudit,
  [`${orgFolder}/first-use`]: firstUse,
  [`${orgFolder}/hand-over`]: handOver,
  [`${orgFolder}/limit`]: limit,
  [`${orgFolder}/locations`]: locations,
  [`${orgFolder}/locations/export`]: exportLocations,
  [`${orgFolder}/name-taken`]: nameTaken,
  [`${orgFolder}/options`]: options,
  [`${orgFolder}/owners`]: owners,
  [`${orgFolder}/people`]: people,
  [`${orgFolder}/policy-preview`]: policyPreview,
  [`${orgFolder}/recent-requests`]: recentRequests,
  [`${orgFolder}/token`]: token,
  [`${orgFolder}/tokens`]: tokens,
  [`${orgFolder}/tokens/export`]: exportTokens,
  [`${orgFolder}/visible-locations`]: visibleLocations,
  [`${accountFolder}/latest`]: latest,
  [`${accountFolder}/unread`]: unread,
}
/** Their verbs return a boolean, a number or a stream, to which no field can be added. */
const primitive = ['audit/export', 'tokens/export', 'locations/export', 'policy-preview', 'name-taken']
  .map((name) => `${orgFolder}/${name}`)
  .concat(`${accountFolder}/unread`)

const sameOrigin = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const userToken: CreateInput = {
  name: 'Zapier sync',
  type: 'user',
  scopes: ['contacts:read'],
  expires: { kind: 'after', duration: 'P90D' },
}

beforeEach(() => beginRequest(sameOrigin))

onEveryDatabase('a data route', (open) => {
  /** An owner, signed in, with a user token, one that is rotating, and the notice of a new admin token. */
  async function signIn() {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const created = expectOk(await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' }))
    expectOk(await server.organizations.addLocation(operator, created.orgId, { name: 'Downtown' }))
    expectOk(await server.organizations.addMember(operator, created.orgId, { userId, role: 'owner' }))
    const sessionId = await openSession(server)
    request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
    const { name, reauthUntil } = await accountOf(server, sessionId)
    const person = { kind: 'person', userId, name, orgId: created.orgId, role: 'owner', locationIds: [], sessionId, reauthUntil } as const
    const actor = { ...person, timeZone: 'Europe/Lisbon', origin: noOrigin }
    const create = async (more: Partial<CreateInput> = {}) => expectOk(await server.tokens.create(actor, { ...userToken, ...more }))
    const { token: used, secret } = await create()
    await server.tokens.verify(secret.reveal())
    await server.usage.flush()
    const { token: rotating } = await create({ name: 'Billing export' })
    expectOk(await server.tokens.rotate(actor, rotating.tokenKey, {}))
    await create({ name: 'Gateway', type: 'admin', acknowledged: true })
    return { server, tokenKeys: [used.tokenKey, rotating.tokenKey] }
  }

  it('responds to an owner with what its schema allows', async () => {
    const { server, tokenKeys } = await signIn()
    serve(server)
    for (const path of Object.keys(handlers)) {
      for (const query of queriesFor(path, tokenKeys)) expect([path, query, (await send(path, query)).status]).toEqual([path, query, 200])
    }
    expect(await (await send(`${accountFolder}/latest`, '')).json()).toMatchObject({ notices: [{ kind: 'admin_token_created' }] })
  })

  it('fails if a verb returns a field that its schema lacks', async () => {
    const { server, tokenKeys } = await signIn()
    serve({
      ...server,
      tokens: { ...withExtraField(server.tokens), policy: withExtraField(server.tokens.policy) },
      notices: withExtraField(server.notices),
      auditLog: withExtraField(server.auditLog),
      organizations: withExtraFieldIn(server.organizations, ['findPeople', 'locationChoices', 'visibleLocations']),
    })
    for (const path of Object.keys(handlers).filter((each) => !primitive.includes(each))) {
      const [query = ''] = queriesFor(path, tokenKeys)
      const response = await send(path, query)
      expect([path, response.status]).toEqual([path, 500])
      expect(await response.text()).not.toContain('unexpected')
    }
  })
})

test('every data route names its schema and is tested here', () => {
  const routes = [orgFolder, accountFolder].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .flatMap((path) => (path.endsWith('/route.ts') ? [`${folder}/${path.replace(/\/route\.ts$/, '')}`] : [])),
  )
  expect(routes.toSorted()).toEqual(Object.keys(handlers).toSorted())
  for (const route of routes) expect(readFileSync(`${route}/route.ts`, 'utf8')).toMatch(/\b(dataRoute|dataPost|accountRoute)\(\w+, /)
})

function queriesFor(path: string, tokenKeys: readonly string[]): readonly string[] {
  if (/(first-use|hand-over|recent-requests|token)$/.test(path)) {
    return tokenKeys.map((tokenKey) => `?tokenKey=${tokenKey}`)
  }
  if (path.endsWith('name-taken')) return ['?name=Zapier sync']
  if (path.endsWith('policy-preview')) return [`?input=${encodeURIComponent(JSON.stringify(strictPolicy))}`, '?input={}']
  if (/tokens(\/export)?$/.test(path)) return ['?tab=organization&removed=1', '']
  return ['']
}

const strictPolicy = {
  preset: 'default',
  listedPerPerson: 1,
  livePerPerson: 1,
  defaultLifetime: 'P30D',
  maxLifetime: 'P30D',
  noExpirationAllowed: false,
  inactivityDays: 30,
  noticeDays: [7],
  removeAllowed: false,
  viewAllowed: false,
  adminCreators: [],
  locationCreators: [],
  adminNeedsIpAllowlist: true,
  maxOverlapHours: 0,
  requestsPerMinute: 60,
  paused: true,
  pausedNote: '',
}

function send(path: string, query: string): Promise<Response> {
  const post = path.endsWith('export')
  const init = post
    ? { method: 'POST', headers: { ...sameOrigin, 'content-type': 'application/json' }, body: '{}' }
    : { headers: sameOrigin }
  const params = Promise.resolve({ org: 'northwind' })
  return handlers[path]?.(new Request(`http://localhost:3000/data${query}`, init), { params }) ?? Promise.reject(new Error(path))
}

function expectOk<T>(outcome: Outcome<T, FailureCode>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

/** Verbs whose successful results have one field too many. */
function withExtraField<Verbs extends object>(verbs: Verbs): Verbs {
  return new Proxy(verbs, {
    get: (target, name) => {
      const verb = Reflect.get(target, name) as object | ((...given: unknown[]) => Promise<object>)
      return typeof verb === 'function' ? async (...given: unknown[]) => extended(await verb(...given)) : verb
    },
  })
}

const withExtraFieldIn = <Verbs extends object>(verbs: Verbs, names: readonly (keyof Verbs)[]): Verbs => ({
  ...verbs,
  ...Object.fromEntries(names.map((name) => [name, withExtraField(verbs)[name]])),
})

function extended(result: object): object {
  if (!('ok' in result)) return { ...result, unexpected: 'unexpected' }
  return 'value' in result ? { ...result, value: { ...(result.value as object), unexpected: 'unexpected' } } : result
}
