import { expect, it } from 'vitest'
import { roles } from '../actor'
import { onEveryDatabase } from '../testing/databases'
import { testServer } from '../testing/server'
import { tokenStatuses } from '../tokens/schema'
import { resetQa } from './reset'

const qa = { KEYRAIL_QA: '1' }

onEveryDatabase('a QA reset', (open) => {
  it('makes one token in every status and people in every role', async () => {
    const server = await testServer(await open(), qa)
    const { tokens, users, locations } = await resetQa(server, 'default')
    expect(new Set(tokens.map(({ status }) => status))).toEqual(new Set(tokenStatuses))
    expect(new Set(users.map(({ role }) => role))).toEqual(new Set(roles))
    expect(locations.map(({ name }) => name)).toEqual(['Downtown Office', 'Harbour Office'])
  })

  it('answers tokens that verify exactly when their status says so', async () => {
    const server = await testServer(await open(), qa)
    const { tokens } = await resetQa(server, 'default')
    const verdicts = await Promise.all(tokens.map(async ({ token, status }) => [status, (await server.tokens.verify(token)).code]))
    const refused = ['deleted', 'expired', 'deactivated', 'suspended']
    expect(verdicts).toEqual(tokens.map(({ status }) => [status, refused.includes(status) ? status : 'ok']))
  })

  it('leaves an audit chain that holds', async () => {
    const server = await testServer(await open(), qa)
    const { organisation } = await resetQa(server, 'default')
    const checked = await server.audit.check(organisation?.id as never)
    expect(checked).toEqual({ entries: expect.any(Number), firstBroken: null })
    expect(checked.entries).toBeGreaterThan(20)
  })

  it('lets everyone sign in with the answered password', async () => {
    const server = await testServer(await open(), qa)
    const { users } = await resetQa(server, 'default')
    const signIns = await Promise.all(
      users.map(({ email, password }) => server.accounts.signIn(email, password, { ip: null, userAgent: null, requestId: null })),
    )
    expect(signIns.every(({ ok }) => ok)).toBe(true)
  })

  it('leaves no row of what was before, whatever the table', async () => {
    const db = await open()
    const server = await testServer(db, qa)
    await resetQa(server, 'default')
    await server.qaClock?.moveTo(new Date('2027-01-01T00:00:00Z'))
    expect(await resetQa(server, 'empty')).toEqual({ organisation: null, users: [], locations: [], destinations: [], tokens: [] })
    for (const table of await tablesOf(db)) {
      expect([table, await db.read.$queryRawUnsafe(`SELECT COUNT(*) AS "rows" FROM "${table}"`)]).toEqual([table, [{ rows: 0n }]])
    }
  })

  it('still refuses to change or delete audit entries afterwards', async () => {
    const db = await open()
    await resetQa(await testServer(db, qa), 'default')
    await expect(db.write((tx) => tx.auditEntry.deleteMany())).rejects.toThrow()
    await expect(db.write((tx) => tx.auditEntry.updateMany({ data: { actorName: 'Nobody' } }))).rejects.toThrow()
  })

  it('may be asked many times at once', async () => {
    const server = await testServer(await open(), qa)
    const answers = await Promise.all([resetQa(server, 'default'), resetQa(server, 'empty'), resetQa(server, 'default')])
    const verdict = await server.tokens.verify(answers[2].tokens[0]?.token ?? '')
    expect(verdict).toMatchObject({ active: true })
    expect(await server.tokens.verify(answers[0].tokens[0]?.token ?? '')).toEqual({ active: false, code: 'unknown' })
  })
})

async function tablesOf(db: Parameters<typeof testServer>[0]): Promise<string[]> {
  const sql =
    db.engine === 'sqlite'
      ? `SELECT "name" FROM sqlite_master WHERE "type" = 'table'`
      : `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public'`
  const rows = await db.read.$queryRawUnsafe<{ name: string }[]>(sql)
  return rows.map(({ name }) => name).filter((name) => !/^(_prisma|sqlite_)/.test(name))
}
