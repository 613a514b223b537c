import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { ok } from '../result'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { withReads } from '../testing/databases/operations'
import { fillWithRows } from '../testing/fixtures/many-rows'
import { userToken } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { openTeam } from '../testing/fixtures/team'

type List = (actor: PersonActor) => Promise<unknown>

/** Every list of the organization, as its page and its filters read it. */
const lists = ({ organizations, auditLog, tokens }: TestServer): Readonly<Record<string, List>> => ({
  members: (actor) => organizations.memberPage(actor, {}),
  'members, last page by role': (actor) => organizations.memberPage(actor, { sort: 'role.desc', page: '100000' }),
  'members, searched': (actor) => organizations.memberPage(actor, { q: 'person 42' }),
  'people of the palette': (actor) => organizations.findPeople(actor, 'person 42'),
  invitations: (actor) => organizations.invitations.page(actor, {}),
  'invitations, last page of the expired ones': (actor) => organizations.invitations.page(actor, { state: 'expired', page: '100000' }),
  locations: (actor) => organizations.locationPage(actor, {}),
  'choices of locations': (actor) => organizations.locationChoices(actor, 'location 42'),
  'organizations of a person': async (actor) => ok(await organizations.visibleTo(actor.userId)),
  'visible locations': async (actor) => ok(await organizations.visibleLocations(actor, {})),
  'visible locations, searched': async (actor) => ok(await organizations.visibleLocations(actor, { q: 'location 42' })),
  'options of a new token': async (actor) => ok(await tokens.options(actor)),
  'locations, searched': (actor) => organizations.locationPage(actor, { q: 'location 42' }),
  'audit log': (actor) => auditLog.list(actor, {}),
  'audit log, searched': (actor) => auditLog.list(actor, { q: 'subject 42' }),
  'audit log, by result': (actor) => auditLog.list(actor, { result: 'succeeded' }),
  'filters of the audit log': (actor) => auditLog.choices(actor),
  usage: (actor) => tokens.report(actor, { days: 90 }),
})

async function begin(db: TestDb) {
  const server = await testServer(db)
  const team = await openTeam(server)
  const ana = await team.person('Ana', 'owner')
  const other = await server.organizations.createOrganization(operator, { name: 'Meridian', slug: 'meridian' })
  const meridian = other.ok ? other.value.orgId : team.orgId
  await server.organizations.addMember(operator, meridian, { userId: ana.userId, role: 'owner' })
  const [small, large] = [{ ...ana, orgId: meridian }, ana]
  for (const [actor, count] of [
    [small, 100],
    [large, 10_000],
  ] as const) {
    const created = await server.tokens.create(actor, userToken)
    if (!created.ok) throw new Error(JSON.stringify(created.error))
    const token = await db.read.token.findFirstOrThrow({ where: { orgId: actor.orgId }, select: { id: true } })
    await fillWithRows(db, { ...actor, tokenId: token.id, now: await server.clock.now() }, count)
  }
  // as the databases do by themselves after a while
  await db.write((tx) => tx.$executeRaw`ANALYZE`)
  return { server, small, large }
}

/** Rows of 90 days by hour, and some of everything else. */
const mostRows = 90 * 24 + 200

onEveryDatabase('an organization with 10,000 rows in each list', (open) => {
  it('reads every list with at most four queries more than one with 100 rows, and only rows that it shows', async () => {
    const { db, reads } = withReads(await open())
    const { server, small, large } = await begin(db)
    const measure = async (list: List, actor: PersonActor) => {
      reads.length = 0
      const start = performance.now()
      expect(await list(actor)).toMatchObject({ ok: true })
      return {
        queries: reads.map(({ operation }) => operation),
        most: Math.max(...reads.map(({ rows }) => rows)),
        ms: performance.now() - start,
      }
    }
    for (const [name, list] of Object.entries(lists(server))) {
      const [few, many] = [await measure(list, small), await measure(list, large)]
      // a text is searched for in several parts of the audit log
      expect([name, many.queries.length <= few.queries.length + 4]).toEqual([name, true])
      expect([name, many.most <= mostRows]).toEqual([name, true])
      // far above what each takes, and far below a query that reads all rows for each row
      expect([name, many.ms < 3_000]).toEqual([name, true])
    }
    reads.length = 0
    const exported = server.organizations.exportLocations(large, {})
    let lines = 0
    if (exported.ok) for await (const batch of exported.value) lines += batch.length
    expect([lines, Math.max(...reads.map(({ rows }) => rows))]).toEqual([10_000, 200])
  }, 120_000)
})
