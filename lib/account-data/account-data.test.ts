import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { withReads } from '../testing/databases/operations'
import { textOf } from '../testing/fixtures/finish'
import { fillWithTokens } from '../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { loopTurnsDuring } from '../testing/fixtures/turns'
import { createAccountData } from './index'

/** The most rows that one read brings into this process: between two reads, others run. */
const mostRows = 250
const rows = 600
const numbers = Array.from({ length: rows }, (_, index) => index)

async function setUp(opened: TestDb) {
  const { db, reads } = withReads(opened)
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const person = await fixture.person('owner', 'Ana Martins', { fresh: true })
  const other = await fixture.person('member', 'Rui Costa')
  const ana = { ...person, kind: 'account', sessionId: person.sessionId } as const
  await fillWithTokens(fixture, [person, other], rows)
  const now = await fixture.clock.now()
  // pairs at the same time
  const at = (index: number) => new Date(now.getTime() - Math.floor(index / 2) * 1_000)
  const done = (index: number) => ({
    seq: rows - index,
    at: at(index),
    actorId: ana.userId,
    actorName: 'Ana',
    action: 'token.created',
    mac: '',
  })
  await db.write(async (tx) => {
    const notices = numbers.map((index) => ({ id: `notice-${index}`, dedupe: `${index}`, subject: `${index}`, at: at(index) }))
    await tx.notice.createMany({ data: notices.map((row) => ({ ...row, orgId, userId: ana.userId, kind: 'expiring', facts: '{}' })) })
    const sessions = numbers.map((index) => ({ id: `session-${index}`, userAgent: `${index}`, createdAt: at(index) }))
    await tx.session.createMany({ data: sessions.map((row) => ({ ...row, userId: ana.userId, lastSeenAt: now, endsAt: now })) })
    const devices = numbers.map((index) => ({ userId: ana.userId, kind: 'network', value: `${index}`, lastSeenAt: now }))
    await tx.knownDevice.createMany({ data: devices })
    await tx.auditEntry.createMany({ data: numbers.map((index) => ({ ...done(index), orgId, actorKind: 'person' })) })
    await tx.installationAuditEntry.createMany({ data: numbers.map((index) => ({ ...done(index), actorKind: 'account' })) })
    await tx.installationAuditHead.updateMany({ data: { seq: rows } })
  })
  return { fixture, ana, other, reads, accountData: createAccountData(fixture) }
}

interface Exported {
  readonly tokens: readonly { readonly tokenKey: string; readonly createdAt: string }[]
  readonly notices: readonly { readonly subject: string; readonly at: string }[]
  readonly sessions: readonly { readonly userAgent: string; readonly createdAt: string }[]
  readonly knownDevices: readonly { readonly value: string }[]
  readonly actions: readonly { readonly at: string }[]
  readonly accountActions: readonly { readonly at: string }[]
}

onEveryDatabase('the export of the data of an account with long lists', (open) => {
  it('lets other requests run between its batches, and misses and repeats nothing', async () => {
    const { fixture, ana, reads, accountData } = await setUp(await open())
    reads.length = 0
    const exported = await accountData.export(ana)
    if (!exported.ok) throw new Error(exported.error.code)
    let text = ''
    const turns = await loopTurnsDuring(async () => {
      text = await textOf(exported.value)
    })
    expect(Math.max(...reads.map((read) => read.rows))).toBe(mostRows)
    expect(turns).toBeGreaterThan(2)
    const data = JSON.parse(text) as Exported
    const where = { OR: [{ ownerId: ana.userId }, { createdById: ana.userId }] }
    const own = await fixture.db.read.token.findMany({ where, select: { tokenKey: true } })
    expect(data.tokens.map(({ tokenKey }) => tokenKey).toSorted()).toEqual(own.map(({ tokenKey }) => tokenKey).toSorted())
    expect(own.length).toBeGreaterThan(mostRows)
    const all = numbers.map(String).toSorted()
    expect(data.notices.map(({ subject }) => subject).toSorted()).toEqual(all)
    expect(data.sessions.map(({ userAgent }) => userAgent).toSorted()).toEqual(all)
    expect(data.knownDevices.map(({ value }) => value).toSorted()).toEqual(all)
    // the export is an action, too
    expect([data.actions.length, data.accountActions.length]).toEqual([rows, rows + 1])
    const times = [data.tokens.map(({ createdAt }) => createdAt), data.sessions.map(({ createdAt }) => createdAt)]
    for (const list of [...times, ...[data.notices, data.actions, data.accountActions].map((some) => some.map(({ at }) => at))]) {
      expect(list).toEqual(list.toSorted().toReversed())
    }
  })
})
