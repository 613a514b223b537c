import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, test, vi } from 'vitest'
import { errorCode } from '../errors'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { bundledVerifier, runVerifier, untilReady, type VerifierProcess } from '../testing/fixtures/verifier-process'

const bundled = bundledVerifier()

/** Tokens that are accepted whatever the machine's clock says. */
const lasting = { maxLifetime: null, noExpirationAllowed: true } as const
const forever = { expires: { kind: 'never' } } as const

async function setUp(db: TestDb) {
  const fixture = await openOrgFixture(db, lasting)
  const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
  const created = await (await testServer(db)).serviceTokens.create(operator, { name: 'Orders API' })
  if (!created.ok) throw new Error(created.error.code)
  return { fixture, owner, service: created.value.secret.reveal() }
}

const form = (url: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/oauth/revoke`, { method: 'POST', headers, body: new URLSearchParams({ token, token_type_hint: 'junk' }) })

const metricsOf = async ({ url }: VerifierProcess): Promise<string> => (await fetch(`${url}/metrics`)).text()

/** Processes start slowly on a busy machine. */
const timeout = 40_000

onEveryDatabase('a verifier process', (open) => {
  it(
    'revokes a token for its holder alone, audited, before it responds',
    async () => {
      const db = await open()
      const { fixture, owner, service } = await setUp(db)
      const [held, foreign] = [await fixture.make(owner, forever), await fixture.make(owner, forever)]
      const verifier = await runVerifier(await bundled(), { DATABASE_URL: db.url })
      await untilReady(verifier)
      const { url } = verifier
      expect((await form(url, foreign.token, { Authorization: `Bearer ${held.token}` })).status).toBe(200)
      expect((await form(url, `${held.token.slice(0, -1)}~`)).status).toBe(200)
      expect((await form(url, foreign.token, { 'X-Api-Key': 'a', Authorization: 'Bearer b' })).status).toBe(400)
      expect(await fixture.tokens.verify(foreign.token)).toMatchObject({ active: true })
      expect((await form(url, held.token)).status).toBe(200)
      expect(await fixture.tokens.verify(held.token)).toEqual({ active: false, code: 'deleted' })
      expect((await form(url, held.token)).status).toBe(200)
      const [entry] = await db.read.auditEntry.findMany({ where: { action: 'token.deleted' } })
      expect(entry).toMatchObject({ tokenKey: held.tokenKey, actorKind: 'token' })
      expect((await form(url, service)).status).toBe(200)
      const introspect = {
        method: 'POST',
        headers: { Authorization: `Bearer ${service}` },
        body: new URLSearchParams({ token: foreign.token }),
      }
      expect((await fetch(`${url}/oauth/introspect`, introspect)).status).toBe(401)
      verifier.kill('SIGTERM')
      const { code, output } = await verifier.ended
      expect(code).toBe(0)
      for (const { token } of [held, foreign]) expect(output).not.toContain(token.slice(21))
    },
    timeout,
  )

  it.each([1, 2])(
    'stops under load without losing a request, in %i processes behind one port, and writes all uses',
    async (processes) => {
      const db = await open()
      const { fixture, owner, service } = await setUp(db)
      const { token, tokenKey } = await fixture.make(owner, forever)
      const verifier = await runVerifier(await bundled(), { DATABASE_URL: db.url, KEYRAIL_VERIFIERS: String(processes) })
      await untilReady(verifier)
      await vi.waitFor(async () => expect(await metricsOf(verifier)).toContain(`keyrail_verifier_processes ${processes}\n`), {
        timeout: 20_000,
      })
      const clients = Array.from({ length: 8 }, () => verifyUntilRefused(verifier.url, { service, token }))
      await Promise.all(clients.map(({ begun }) => begun))
      verifier.kill('SIGTERM')
      const counts = await Promise.all(clients.map(({ ended }) => ended))
      expect((await verifier.ended).code).toBe(0)
      const [use] = await db.read.usageHour.groupBy({ by: ['tokenId'], where: { token: { tokenKey } }, _sum: { accepted: true } })
      expect(use?._sum.accepted).toBe(counts.reduce((sum, count) => sum + count, 0))
    },
    timeout,
  )

  it(
    'stops when its last uses cannot be written, and reports it',
    async () => {
      const db = await open()
      const { fixture, owner, service } = await setUp(db)
      const { token } = await fixture.make(owner, forever)
      const verifier = await runVerifier(await bundled(), { DATABASE_URL: db.url })
      await untilReady(verifier)
      const rename = (from: string, to: string) => db.write((tx) => tx.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`))
      await rename('UsageHour', 'Unavailable')
      onTestFinished(() => rename('Unavailable', 'UsageHour').then(() => undefined))
      const headers = { Authorization: `Bearer ${service}`, 'Content-Type': 'application/json' }
      const response = await fetch(`${verifier.url}/api/v1/verify`, { method: 'POST', headers, body: JSON.stringify({ token }) })
      expect(await response.json()).toMatchObject({ active: true })
      verifier.kill('SIGTERM')
      const { code, output } = await verifier.ended
      expect(code).toBe(1)
      expect(output).toContain('The verifier did not stop cleanly.')
    },
    timeout,
  )
})

/** Verifies one after another until a connection is refused; fails if a request gets no response on a connection that was accepted. */
function verifyUntilRefused(url: string, { service, token }: { service: string; token: string }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const body = JSON.stringify({ token })
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const verify = () =>
    new Promise<boolean>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${service}`, 'Content-Type': 'application/json', 'Content-Length': body.length }
      const sent = request(`${url}/api/v1/verify`, { agent, method: 'POST', headers }, (response) => {
        response.resume()
        response.once('end', () => (response.statusCode === 200 ? resolve(true) : reject(new Error(`Status ${response.statusCode}`))))
      })
      sent.once('error', (error) => (errorCode(error) === 'ECONNREFUSED' ? resolve(false) : reject(error)))
      sent.end(body)
    })
  const run = async () => {
    let count = 0
    while (await verify()) {
      count += 1
      if (count === 20) begin()
    }
    return count
  }
  return { begun, ended: run() }
}

test(
  'a verifier does not start with a mistake in the route file, and names its line and column',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyrail-routes-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'routes.json')
    writeFileSync(file, '{ "routes": [\n  { "path": "contacts", "scopes": [] }\n] }')
    const verifier = await runVerifier(await bundled(), { DATABASE_URL: 'file:/missing', KEYRAIL_ROUTES: file })
    const { code, output } = await verifier.ended
    expect([code, output]).toEqual([1, expect.stringContaining(`KEYRAIL_ROUTES: ${file}:2:13: routes.0.path: A path starts with a slash.`)])
  },
  timeout,
)
