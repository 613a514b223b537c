import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'

onEveryDatabase('races', (open) => {
  it('200 creates at once from two processes, at a limit of three, make exactly three and fail cleanly', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member')
    const input = { url: db.url, actor: ana, count: 100 }
    const creators = await Promise.all([1, 2].map(() => startWorker<string[]>('create-many', input)))
    const outcomes = (await Promise.all(creators.map((each) => each.go()))).flat()
    expect(outcomes.filter((outcome) => outcome !== 'limit_reached')).toEqual(['made', 'made', 'made'])
    expect(outcomes.filter((outcome) => outcome === 'limit_reached')).toHaveLength(197)
    expect(await db.read.token.count()).toBe(3)
    expect(await scene.audit.check(orgId)).toEqual({ entries: 3, firstBroken: null })
  }, 60_000)

  it('revoking races verifying: nothing that starts after the answer is accepted', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await scene.person('member')
    for (let round = 0; round < 5; round += 1) {
      const { tokenKey, token } = await scene.make(ana)
      const revoked = scene.tokens.revoke(ana, tokenKey)
      const during = Array.from({ length: 20 }, () => scene.tokens.verify(token))
      await revoked
      const after = await Promise.all(Array.from({ length: 20 }, () => scene.tokens.verify(token)))
      await Promise.all(during)
      expect(after.every((verdict) => !verdict.active && verdict.code === 'deleted')).toBe(true)
    }
  })
})
