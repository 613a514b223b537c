import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { deleteDestroyed } from './destroy'

onEveryDatabase('stored secrets, when a policy forbids viewing', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open(), { viewAllowed: true, listedPerPerson: 0, livePerPerson: 0 })
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const made = [await fixture.make(owner), await fixture.make(owner), await fixture.make(owner)]
    await fillWithTokens(fixture, [await fixture.person('member', 'Rui Costa')], 1_200)
    await storeOneForEach(fixture)
    const stored = () => fixture.db.read.storedSecret.count()
    const keys = () => fixture.db.read.dataKey.findMany({ select: { viewKeyId: true, wrapped: true } })
    return { fixture, owner, made, stored, keys }
  }

  it('cannot be read from that commit on, however many there are; one transaction deletes only some', async () => {
    const { fixture, owner, made, stored, keys } = await setUp()
    const before = await stored()
    await allowViewing(fixture, owner, false)
    expect(await stored()).toBe(before - 500)
    const destroyed = { viewKeyId: '', wrapped: '' }
    expect(await keys()).toEqual([destroyed, destroyed])
    await allowViewing(fixture, owner, true)
    for (const { tokenKey } of made) expect(await view(fixture, owner, tokenKey)).toBe('wrong_status')
    const left = await fixture.db.read.storedSecret.findFirstOrThrow({ select: { token: { select: { tokenKey: true } } } })
    const shown = await fixture.tokens.show(owner, left.token.tokenKey)
    expect(shown.ok && shown.value.token.stored).toBe(false)
  })

  it('are deleted by the job, which leaves those that were stored since, also in the row of an earlier one', async () => {
    const { fixture, owner, made, stored, keys } = await setUp()
    await allowViewing(fixture, owner, false)
    await allowViewing(fixture, owner, true)
    const later = await fixture.make(owner)
    const rotate = ({ tokenKey }: { tokenKey: string }) => fixture.tokens.rotate(owner, tokenKey, { overlap: 'PT0S' })
    const [rotated, left] = await Promise.all([Promise.all(made.map(rotate)), fixture.tokens.deleteDestroyed()])
    expect(left).toBeGreaterThan(100)
    expect(await fixture.tokens.deleteDestroyed()).toBe(0)
    expect([await stored(), (await keys()).length]).toEqual([made.length + 1, 1])
    const secrets = rotated.map((outcome) => outcome.ok && outcome.value.secret.reveal())
    const views = []
    for (const { tokenKey } of [...made, later]) views.push(await view(fixture, owner, tokenKey))
    expect(views).toEqual([...secrets, later.token])
  })

  it('are deleted by the next run if one was interrupted', async () => {
    const { fixture, owner, stored, keys } = await setUp()
    await allowViewing(fixture, owner, false)
    const [before, { db }] = [await stored(), fixture]
    let writes = 0
    const write: OrgFixture['db']['write'] = (work) => (++writes === 1 ? db.write(work) : Promise.reject(new Error('stopped')))
    await expect(deleteDestroyed({ db: { ...db, write } })).rejects.toThrow('stopped')
    expect(await stored()).toBe(before - 500)
    expect(await fixture.tokens.deleteDestroyed()).toBeGreaterThan(0)
    expect([await stored(), await keys()]).toEqual([0, []])
  })
})

/** Stores a secret of each token that has none. */
async function storeOneForEach({ db }: OrgFixture): Promise<void> {
  await db.write(
    (tx) => tx.$executeRaw`INSERT INTO "StoredSecret" ("tokenId", "orgId", "dataKeyId", "generation", "nonce", "sealed", "createdAt")
      SELECT t."id", t."orgId", 'data-key', t."generation", '', '', t."createdAt" FROM "Token" t
      WHERE NOT EXISTS (SELECT 1 FROM "StoredSecret" s WHERE s."tokenId" = t."id")`,
  )
}

async function allowViewing(fixture: OrgFixture, owner: PersonActor, viewAllowed: boolean): Promise<void> {
  const shown = await fixture.tokens.policy.show(owner)
  if (!shown.ok) throw new Error(shown.error.code)
  const { terms } = shown.value
  const { version } = await fixture.db.read.policy.findUniqueOrThrow({ where: { orgId }, select: { version: true } })
  expect(await fixture.tokens.policy.save(owner, { ...terms, viewAllowed }, version)).toMatchObject({ ok: true })
}

async function view(fixture: OrgFixture, owner: PersonActor, tokenKey: string): Promise<string> {
  const outcome = await fixture.tokens.revealStored(owner, tokenKey)
  return outcome.ok ? outcome.value.secret.reveal() : outcome.error.code
}
