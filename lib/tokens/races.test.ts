import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'

onEveryDatabase('concurrency', (open) => {
  it('two processes that create 200 tokens at a limit of three create exactly three and fail cleanly', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const input = { url: db.url, actor: ana, count: 100 }
    const creators = await Promise.all([1, 2].map(() => startWorker<string[]>('create-many', input)))
    const outcomes = (await Promise.all(creators.map((each) => each.go()))).flat()
    expect(outcomes.filter((outcome) => outcome !== 'limit_reached')).toEqual(['made', 'made', 'made'])
    expect(outcomes.filter((outcome) => outcome === 'limit_reached')).toHaveLength(197)
    expect(await db.read.token.count()).toBe(3)
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 3, firstBroken: null })
  }, 60_000)

  it('a token is rejected by every verification that starts after it was revoked', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member')
    for (let round = 0; round < 5; round += 1) {
      const { tokenKey, token } = await fixture.make(ana)
      const revoked = fixture.tokens.revoke(ana, tokenKey)
      const during = Array.from({ length: 20 }, () => fixture.tokens.verify(token))
      await revoked
      const after = await Promise.all(Array.from({ length: 20 }, () => fixture.tokens.verify(token)))
      await Promise.all(during)
      expect(after.every((verdict) => !verdict.active && verdict.code === 'deleted')).toBe(true)
    }
  })
})
