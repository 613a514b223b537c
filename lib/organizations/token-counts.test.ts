import { expect, it } from 'vitest'
import type { AccountActor, PersonActor } from '../actor'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { fillWithTokens } from '../testing/fixtures/many-tokens'
import { openOrgFixture, orgId, userToken } from '../testing/fixtures/org-fixture'
import { planOf, vacuum } from '../testing/fixtures/plans'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { type Statement, watchStatements } from '../testing/fixtures/statements'

const accountOf = (actor: PersonActor): AccountActor => ({ ...actor, kind: 'account' })
const downtown = `${orgId}-downtown`

/** Everything that shows or records a number of tokens. */
const counting: Readonly<Record<string, (server: TestServer, ana: PersonActor, rui: PersonActor) => Promise<unknown>>> = {
  'the members': ({ organizations }, ana) => organizations.memberPage(ana, {}),
  'the members on the command line': ({ organizations }) => organizations.members({ kind: 'operator', name: 'test' }, orgId),
  'the locations': ({ organizations }, ana) => organizations.locationPage(ana, {}),
  'leaving an organization': ({ organizations }, _ana, rui) => organizations.leaving(accountOf(rui)),
  'deleting an organization': ({ organizations }, ana) => organizations.dangerPage(ana, {}),
  'archiving a location': ({ organizations }, ana) => organizations.archiveLocation(ana, downtown),
  'the limit of a person': ({ tokens }, _ana, rui) => tokens.limit(rui),
  'a new token': ({ tokens }, _ana, rui) => tokens.create(rui, userToken),
  'the end of a membership': ({ tokens, db }, _ana, rui) => tokens.ofFormerMembers.count(db.read, { orgId, ownerId: rui.userId }),
}

const ofTokens = ({ sql }: Statement): boolean =>
  /count\(/i.test(sql) && /FROM (`main`\.|"public"\.)?[`"](Token|TokenListing)[`"]/.test(sql)

/** Steps that read rows of tokens, not only an index. */
async function rowReadsOf(db: TestDb, statement: Statement): Promise<string[]> {
  const steps = await planOf(db, statement)
  return db.engine === 'sqlite'
    ? steps.filter((step) => /^(SEARCH|SCAN) (Token|TokenListing)\b/.test(step) && !step.includes('COVERING INDEX'))
    : steps.filter((step) => /"(Token|TokenListing)"/.test(step) && !step.includes('Index Only Scan'))
}

onEveryDatabase('a number of tokens', (open) => {
  it('is counted in an index, without reading a token, wherever it is shown', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const rui = await fixture.person('admin', 'Rui Costa', { fresh: true })
    await fillWithTokens(fixture, [rui], 1_000)
    await vacuum(db, ['Token', 'TokenListing'])
    const server = await testServer(db)
    const take = watchStatements()
    for (const [name, count] of Object.entries(counting)) {
      take()
      await count(server, ana, rui)
      const counts = take().filter(ofTokens)
      expect([name, counts.length]).not.toEqual([name, 0])
      for (const statement of counts) expect([name, statement.sql, await rowReadsOf(db, statement)]).toEqual([name, statement.sql, []])
    }
  })

  it('has no deleted token, and of a location also its managed tokens', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const server = await testServer(db)
    const location = { type: 'location', locationId: downtown } as const
    const made = [await fixture.make(ana), await fixture.make(ana), await fixture.make(ana, location), await fixture.make(ana, location)]
    await server.destinations.create(ana, { name: 'Website leads', locationId: downtown })
    for (const { tokenKey } of [made[0], made[2]].flatMap((each) => each ?? [])) await server.tokens.revoke(ana, tokenKey)
    const { organizations } = server
    expect(await organizations.memberPage(ana, {})).toMatchObject({ value: { rows: [{ tokens: 1, created: { admin: 0, location: 1 } }] } })
    expect(await organizations.leaving(accountOf(ana))).toMatchObject([{ ownTokens: 1, createdTokens: 1 }])
    expect(await organizations.locationPage(ana, {})).toMatchObject({ value: { rows: [{ slug: 'downtown', tokens: 2 }, { tokens: 0 }] } })
    expect(await organizations.dangerPage(ana, {})).toMatchObject({ value: { tokens: 3 } })
  })
})
