import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readAll } from '../seeding/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { bundledVerifier, runVerifier, untilReady } from '../testing/fixtures/verifier-process'

const bundled = bundledVerifier()
const proxySecret = 'canary-of-the-proxy-0123456789'
const metricsToken = 'canary-of-the-metrics-0123456789'
const lasting = { maxLifetime: null, noExpirationAllowed: true } as const

/** The part of a token that no one else knows. */
const secretOf = (token: string) => token.slice(21, 64)

function routeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-routes-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'routes.json')
  writeFileSync(file, JSON.stringify({ routes: [{ path: '/contacts/**', scopes: ['contacts:read'] }] }))
  return file
}

onEveryDatabase('a secret that is sent in every part of a request to the verifier', (open) => {
  it('is in no response, metric, log line or row', { timeout: 40_000 }, async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, lasting)
    const { token } = await fixture.make(await fixture.person('owner', 'Olga Pires', { fresh: true }), { expires: { kind: 'never' } })
    const created = await (await testServer(db)).serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const service = created.value.secret.reveal()
    const wrong = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    const verifier = await runVerifier(await bundled(), {
      DATABASE_URL: db.url,
      LOG_LEVEL: 'info',
      KEYRAIL_ROUTES: routeFile(),
      KEYRAIL_PROXY_SECRET: proxySecret,
      METRICS_TOKEN: metricsToken,
    })
    await untilReady(verifier)
    const responses: string[] = []
    async function send(path: string, headers: Record<string, string>, body?: string): Promise<void> {
      const response = await fetch(`${verifier.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        ...(body !== undefined && { body }),
      })
      responses.push(JSON.stringify([response.status, [...response.headers], await response.text()]))
    }
    const asService = { Authorization: `Bearer ${service}`, 'Content-Type': 'application/json' }
    const asForm = { ...asService, 'Content-Type': 'application/x-www-form-urlencoded' }
    const asProxy = { 'X-Keyrail-Proxy': proxySecret, 'X-Forwarded-Method': 'GET' }
    for (const sent of [token, wrong, service]) {
      await send('/api/v1/verify', asService, JSON.stringify({ token: sent }))
      await send('/api/v1/verify', asService, `{"token": ${sent}}`)
      await send('/api/v1/verify', asService, JSON.stringify({ token, scopes: [sent], ip: sent }))
      await send('/api/v1/verify', { ...asService, Authorization: `Bearer ${sent}` }, JSON.stringify({ token: 'x' }))
      await send('/api/v1/verify', { ...asService, 'X-Api-Key': sent }, '{}')
      await send('/oauth/introspect', asForm, `token=${sent}&token_type_hint=${sent}`)
      await send(`/oauth/introspect?token=${sent}`, asForm, '')
      await send('/oauth/revoke', { 'Content-Type': asForm['Content-Type'] }, `token=${wrong}&client_secret=${sent}`)
      await send('/forward-auth', {
        ...asProxy,
        Authorization: `Bearer ${sent}`,
        'X-Forwarded-Uri': `/contacts/${sent}?access_token=${sent}`,
      })
      await send('/forward-auth', { ...asProxy, 'X-Keyrail-Proxy': sent, 'X-Api-Key': token, 'X-Forwarded-Uri': '/contacts' })
      await send(`/${sent}`, { 'X-Request-Id': sent, 'User-Agent': sent, Cookie: sent, Referer: sent })
      await send('/metrics', { Authorization: `Bearer ${sent}`, 'X-Forwarded-For': sent })
    }
    await send('/metrics', { Authorization: `Bearer ${metricsToken}` })
    verifier.kill('SIGTERM')
    const { output } = await verifier.ended
    const rows = (await readAll(db))
      .flat()
      .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)))
    const secrets = [...[token, wrong, service].map(secretOf), proxySecret, metricsToken]
    const leaks = [...responses, output, ...rows].filter((text) => secrets.some((secret) => text.includes(secret)))
    expect(leaks).toEqual([])
    expect(responses.at(-1)).toContain('keyrail_verifier_')
    expect(output).toContain('The verifier is stopping.')
  })
})
