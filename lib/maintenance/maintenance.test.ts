import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import type { Effect } from './index'

const effects: readonly Effect[] = ['read', 'change', 'stop', 'access']
const job = { kind: 'job', name: 'tests' } as const

onEveryDatabase('maintenance', (open) => {
  it('rejects changes and nothing else, in every process, until the operator ends it', async () => {
    const db = await open()
    const [server, other] = [await testServer(db), await testServer(db)]
    const rejected = async () => {
      const checked = await Promise.all(effects.map(async (effect) => [effect, (await other.maintenance.check(effect)).ok] as const))
      return checked.filter(([, allowed]) => !allowed).map(([effect]) => effect)
    }
    expect(await rejected()).toEqual([])
    expect(await server.maintenance.start(job, null)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await server.maintenance.start(operator, null)).toEqual({ ok: true, value: null })
    expect(await rejected()).toEqual(['change'])
    expect(await server.maintenance.end(job)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await server.maintenance.end(operator)).toEqual({ ok: true, value: null })
    expect(await rejected()).toEqual([])
    expect(await server.maintenance.end(operator)).toMatchObject({ error: { code: 'wrong_status' } })
    const recorded = await db.read.installationAuditEntry.findMany({ where: { action: { startsWith: 'installation.' } } })
    expect(recorded.map(({ action }) => action)).toEqual(['installation.maintenance_started', 'installation.maintenance_ended'])
  })

  it('says when to try again; an expected end that has passed ends nothing', async () => {
    const server = await testServer(await open())
    const now = await server.clock.now()
    const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(await server.maintenance.start(operator, now)).toMatchObject({ error: { code: 'invalid_input' } })
    await server.maintenance.start(operator, after(30))
    expect(await server.maintenance.check('change')).toMatchObject({ error: { code: 'maintenance', retryAfter: 1_800 } })
    await server.maintenance.start(operator, after(300))
    expect(await server.maintenance.check('change')).toMatchObject({ error: { retryAfter: 3_600 } })
    expect(await server.maintenance.state()).toEqual({ since: now, until: after(300) })
    server.machine.advance('PT5H')
    expect(await server.maintenance.state()).toEqual({ since: now, until: null })
    expect(await server.maintenance.check('change')).toMatchObject({ error: { retryAfter: 60 } })
  })
})
