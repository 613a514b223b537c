import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { onEveryDatabase } from '../testing/databases'
import { openScene, orgId } from '../testing/scene'

/** A second process that tries to make tokens all at once. */
async function creator(url: string, count: number, actor: PersonActor) {
  const args = ['--import', 'tsx', 'lib/testing/create-many.ts', url, String(count), JSON.stringify(actor)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return async (): Promise<string[]> => {
    child.stdin.end('go\n')
    const answer = await lines.next()
    return JSON.parse(answer.value)
  }
}

onEveryDatabase('races', (open) => {
  it('200 creates at once from two processes, at a limit of three, make exactly three and fail cleanly', async () => {
    const db = await open()
    const scene = await openScene(db)
    const ana = await scene.person('member')
    const begin = await Promise.all([creator(db.url, 100, ana), creator(db.url, 100, ana)])
    const outcomes = (await Promise.all(begin.map((go) => go()))).flat()
    expect(outcomes.filter((outcome) => outcome !== 'limit_reached')).toEqual(['made', 'made', 'made'])
    expect(outcomes.filter((outcome) => outcome === 'limit_reached')).toHaveLength(197)
    expect(await db.read.token.count()).toBe(3)
    expect(await scene.audit.check(orgId)).toEqual({ entries: 3, firstBroken: null })
  }, 60_000)

  it('revoking races verifying: nothing that starts after the answer is accepted', async () => {
    const scene = await openScene(await open(), { listedPerPerson: 0, livePerPerson: 0 })
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
