import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { testServer } from '../testing/fixtures/server'
import { serviceToken } from '../testing/fixtures/service-token'
import { startWorker } from '../testing/workers/processes'

/** `npm run proof`: a thousand, and a million verifications. */
const revocations = Number(process.env['KEYRAIL_REVOCATIONS'] ?? 24)
const verifications = Number(process.env['KEYRAIL_VERIFICATIONS'] ?? 1_000)
const processes = 2

onEveryDatabase('a revocation', (open) => {
  it(
    'is followed by no verification in two other processes that starts later and accepts the token',
    async () => {
      const db = await open()
      const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
      const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
      const made = []
      for (let index = 0; index < revocations; index += 1) made.push(await fixture.make(owner))
      const now = await fixture.clock.now()
      const input = {
        url: db.url,
        tokens: made.map(({ token }) => token),
        service: await serviceToken(await testServer(db)),
        now: now.toISOString(),
        atLeast: verifications / processes,
      }
      const verifiers = await Promise.all(
        Array.from({ length: processes }, () => startWorker<{ count: number; lastAccepted: number[] }>('verify-race', input)),
      )
      const verifying = Promise.all(verifiers.map((verifier) => verifier.go()))
      const revokedAt: number[] = []
      for (const [index, { tokenKey }] of made.entries()) {
        const revoked = await (index % 2 === 0 ? fixture.tokens.revoke(owner, tokenKey) : fixture.tokens.setActive(owner, tokenKey, false))
        revokedAt.push(Number(process.hrtime.bigint() / 1_000n))
        expect(revoked.ok).toBe(true)
      }
      const results = await verifying
      expect(results.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(verifications)
      for (const { lastAccepted } of results) {
        expect(lastAccepted.filter((at) => at > 0).length).toBeGreaterThan(revocations / 4)
        expect(lastAccepted.filter((at, index) => at >= (revokedAt[index] ?? 0))).toEqual([])
      }
    },
    90_000 + revocations * 1_000,
  )
})
