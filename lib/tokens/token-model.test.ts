import fc from 'fast-check'
import { it } from 'vitest'
import type { OrgId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, openOrgFixture } from '../testing/fixtures/org-fixture'
import { commandSequences } from '../testing/model/commands'
import { newWorld } from '../testing/model/token-model'

onEveryDatabase('any sequence of token actions', (open) => {
  it('gives the verdicts, limits, notices and audit entries of the model', { timeout: 120_000 }, async () => {
    const scene = await openOrgFixture(await open())
    let run = 0
    const now = await scene.clock.now()
    const setup = async () => {
      const before = `org-${run}`
      run += 1
      const org = `org-${run}` as OrgId
      // the scheduler runs over all open organizations: close the previous one
      await scene.db.write((tx) => tx.organization.updateMany({ where: { id: { not: before } }, data: { closingAt: now } }))
      await addOrganization(scene, org, { livePerPerson: 5 })
      return { model: newWorld(await scene.clock.now()), real: { scene, person: await scene.person('member', 'Ana Martins', { org }) } }
    }
    const property = fc.asyncProperty(commandSequences, async (commands) => fc.asyncModelRun(setup, commands))
    await fc.assert(property, { numRuns: 6, endOnFailure: true, seed: 20_261_121 })
  })
})
