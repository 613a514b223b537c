import { expect, it } from 'vitest'
import { putTable } from '../seeding/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { findActors } from './actors-store'

onEveryDatabase('the people that the audit log can be filtered by', (open) => {
  it('are everyone, however old their entries; of too many, those of the newest ones', async () => {
    const { db, ...fixture } = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'owner')
    const manager = await fixture.person('manager', 'manager', { locationIds: [`${orgId}-downtown`] })
    const other = 'other-org' as typeof orgId
    await addOrganization({ db, ...fixture }, other)
    const entry = (seq: number, actorName: string) => ({ orgId, seq, actorId: `id of ${actorName}`, actorName, actorKind: 'person' })
    const common = { at: await fixture.clock.now(), action: 'member.added', mac: '' }
    const names = [
      'Rui',
      ...Array.from({ length: 40 }, () => 'Ana'),
      ...Array.from({ length: 40 }, (_, index) => (index % 2 ? 'Eva' : 'Nia')),
    ]
    const rows = [...names.map((name, index) => entry(index + 1, name)), { ...entry(1, 'Eve'), orgId: other }]
    await db.write(async (tx) => {
      await putTable(
        tx,
        db.engine,
        'AuditEntry',
        rows.map((row) => ({ ...row, ...common })),
      )
      await tx.auditHead.update({ where: { orgId }, data: { seq: names.length } })
    })
    const found = async (actors: number, entries = 60, reach: 'all' | 'locations' = 'all') => {
      const reader = { person: reach === 'all' ? owner : manager, reach }
      return (await findActors(db.read, reader, { actors, entries, perStatement: 7 })).map(({ name }) => name)
    }
    const everyone = ['Ana', 'Eva', 'Nia', 'Rui']
    expect(await found(500, 1)).toEqual(everyone)
    expect(await found(4, 1)).toEqual(everyone)
    expect(await found(3)).toEqual(['Ana', 'Eva', 'Nia'])
    expect(await found(2)).toEqual(['Eva', 'Nia'])
    expect(await found(3, 30)).toEqual(['Eva', 'Nia'])
    expect(await found(500, 60, 'locations')).toEqual([])
  })
})
