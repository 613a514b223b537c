import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { loopTurnsDuring } from '../../testing/fixtures/turns'
import { readPolicy } from '../policy/record'
import { surveyPolicy } from '../policy/survey'

onEveryDatabase('work on all tokens', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open(), { inactivityDays: 90, listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins', { fresh: true })
    await fillWithTokens(fixture, [ana], 1_200)
    return { fixture, ana }
  }

  it('an export lets other requests run between its batches', async () => {
    const { fixture, ana } = await setUp()
    const outcome = await fixture.tokens.exportRows(ana, { tab: 'organization', removed: true })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
    let rows = 0
    const turns = await loopTurnsDuring(async () => {
      for await (const batch of outcome.value.batches) rows += batch.length
    })
    expect(rows).toBe(outcome.value.count)
    expect(turns).toBeGreaterThan(2)
  })

  it('the dry run of a policy lets other requests run between its batches', async () => {
    const { fixture } = await setUp()
    const before = await readPolicy(fixture.db.read, orgId)
    const change = { before, after: { ...before, inactivityDays: 30 }, fields: ['inactivityDays'] as const, now: await fixture.clock.now() }
    const turns = await loopTurnsDuring(() => surveyPolicy(fixture.db.read, orgId, change))
    expect(turns).toBeGreaterThan(2)
  })
})
