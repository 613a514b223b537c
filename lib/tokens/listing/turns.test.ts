import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { withReads } from '../../testing/databases/operations'
import { finish } from '../../testing/fixtures/finish'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { loopTurnsDuring } from '../../testing/fixtures/turns'
import { readPolicy } from '../policy/record'
import { surveyPolicy } from '../policy/survey'

/** The most rows that one read brings into this process. */
const mostRows = 50

onEveryDatabase('work on all tokens', (open) => {
  async function setUp() {
    const { db, reads } = withReads(await open())
    const fixture = await openOrgFixture(db, { inactivityDays: 90, listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins', { fresh: true })
    await fillWithTokens(fixture, [ana], 1_200)
    const rowsPerRead = async (work: () => Promise<unknown>) => {
      reads.length = 0
      await work()
      return Math.max(...reads.map(({ rows }) => rows))
    }
    return { fixture, ana, rowsPerRead }
  }

  it('an export lets other requests run between its batches', async () => {
    const { fixture, ana, rowsPerRead } = await setUp()
    const outcome = await fixture.tokens.exportRows(ana, { tab: 'organization', removed: true })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
    const { batches, count } = outcome.value
    let [rows, turns] = [0, 0]
    const write = async () => {
      turns = await loopTurnsDuring(async () => {
        for await (const batch of batches) rows += batch.length
      })
    }
    expect(await rowsPerRead(write)).toBe(mostRows)
    expect(rows).toBe(count)
    expect(turns).toBeGreaterThanOrEqual(count / mostRows)
  })

  it('the dry run of a policy lets other requests run between its batches', async () => {
    const { fixture, rowsPerRead } = await setUp()
    const before = await readPolicy(fixture.db.read, orgId)
    const change = { before, after: { ...before, inactivityDays: 30 }, fields: ['inactivityDays'] as const, now: await fixture.clock.now() }
    const first = await surveyPolicy(fixture.db.read, orgId, change).next()
    const existing = await fixture.db.read.token.count({ where: { revokedAt: null } })
    expect(first).toEqual({ done: false, value: { checked: 1_000, existing } })
    let turns = 0
    const survey = async () => {
      turns = await loopTurnsDuring(() => finish(surveyPolicy(fixture.db.read, orgId, change)))
    }
    expect(await rowsPerRead(survey)).toBe(mostRows)
    expect(turns).toBeGreaterThanOrEqual(existing / mostRows)
  })
})
