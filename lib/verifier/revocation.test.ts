import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'

const revocations = 24

onEveryDatabase('a revocation', (open) => {
  it('is followed by no verification in another process that starts later and accepts the token', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
    const made = []
    for (let index = 0; index < revocations; index += 1) made.push(await fixture.make(owner))
    const now = await fixture.clock.now()
    const input = { url: db.url, tokens: made.map(({ token }) => token), now: now.toISOString() }
    const verifier = await startWorker<{ count: number; lastAccepted: number[] }>('verify-race', input)
    const verifying = verifier.go()
    const revokedAt: number[] = []
    for (const [index, { tokenKey }] of made.entries()) {
      const revoked = await (index % 2 === 0 ? fixture.tokens.revoke(owner, tokenKey) : fixture.tokens.setActive(owner, tokenKey, false))
      revokedAt.push(Number(process.hrtime.bigint() / 1_000n))
      expect(revoked.ok).toBe(true)
    }
    const { count, lastAccepted } = await verifying
    expect(count).toBeGreaterThan(1_000)
    expect(lastAccepted.filter((at) => at > 0).length).toBeGreaterThan(revocations / 2)
    expect(lastAccepted.filter((at, index) => at >= (revokedAt[index] ?? 0))).toEqual([])
  }, 90_000)
})
