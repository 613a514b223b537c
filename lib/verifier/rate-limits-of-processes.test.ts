import { Agent, request } from 'node:http'
import { expect, it, vi } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { startRedis } from '../testing/fixtures/redis'
import { testServer } from '../testing/fixtures/server'
import { bundledVerifier, runVerifier, untilReady, type VerifierProcess } from '../testing/fixtures/verifier-process'

const bundled = bundledVerifier()
const timeout = 120_000

/** Each request has a new connection, which another process may serve. */
function verify({ url }: VerifierProcess, service: string, token: string): Promise<boolean> {
  const headers = { Authorization: `Bearer ${service}`, 'Content-Type': 'application/json' }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1/verify`, { method: 'POST', headers, agent: new Agent({ keepAlive: false }) }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += String(part)
      })
      response.on('end', () => resolve((JSON.parse(text) as { active: boolean }).active))
    })
    asked.on('error', reject)
    asked.end(JSON.stringify({ token }))
  })
}

onEveryDatabase('the rate limit of a token in two verifier processes', (open) => {
  it(
    'is exact with Redis, and kept by shares without',
    async () => {
      const db = await open()
      const terms = { requestsPerMinute: 31, maxLifetime: null, noExpirationAllowed: true }
      const fixture = await openOrgFixture(db, terms)
      const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
      const created = await (await testServer(db)).serviceTokens.create(operator, { name: 'Orders API' })
      if (!created.ok) throw new Error(created.error.code)
      const service = created.value.secret.reveal()
      const redis = await startRedis()
      const env = { DATABASE_URL: db.url, KEYRAIL_VERIFIERS: '2' }
      const counts = []
      for (const more of [{ REDIS_URL: redis.url }, {}]) {
        const { token } = await fixture.make(owner, { expires: { kind: 'never' } })
        const verifier = await runVerifier(await bundled(), { ...env, ...more })
        await untilReady(verifier)
        await vi.waitFor(
          async () => expect(await (await fetch(`${verifier.url}/metrics`)).text()).toContain('keyrail_verifier_processes 2\n'),
          { timeout: 20_000 },
        )
        const verdicts = await Promise.all(Array.from({ length: 80 }, () => verify(verifier, service, token)))
        counts.push(verdicts.filter(Boolean).length)
        verifier.kill('SIGTERM')
        await verifier.ended
      }
      expect(counts).toEqual([31, 30])
    },
    timeout,
  )
})
