import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import type { PersonActor } from '../../actor'
import { createJournal } from '../../journal/index'
import type { Log } from '../../ports'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { testKeys } from '../../testing/fixtures/keys'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { testServer } from '../../testing/fixtures/server'
import { startWorker } from '../../testing/workers/processes'
import type { RevokeAndDie } from '../../testing/workers/revoke-and-die.worker'
import type { Tokens } from '../types'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-journal-'))
  path = join(folder, 'journal.log')
})
afterEach(() => rmSync(folder, { recursive: true }))

let writers = 0
/** The journal of another process. */
const openJournal = (log: Pick<Log, 'error'> = { error: () => undefined }) => {
  writers += 1
  return createJournal({ path, auditKey: testKeys.audit, writer: `test${writers}`, log })
}

type Row = Awaited<ReturnType<TestDb['read']['token']['findUniqueOrThrow']>>

onEveryDatabase('a token row that was put back', (open) => {
  async function setUp() {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0 })
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const server = await testServer(db, { KEYRAIL_JOURNAL: path })
    const make = async () => {
      const created = await server.tokens.create(owner, {
        name: 'Zapier sync',
        type: 'user',
        scopes: ['contacts:read', 'contacts:write'],
        expires: { kind: 'after', duration: 'P1Y' },
      })
      if (!created.ok) throw new Error(created.error.code)
      return { tokenKey: created.value.token.tokenKey, token: created.value.secret.reveal() }
    }
    const copy = (tokenKey: string) => db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    const putBack = ({ id, ...row }: Row) => db.write((tx) => tx.token.update({ where: { id }, data: row }))
    const verify = async (token: string) => (await server.tokens.verify(token)).code
    const alarms = () => server.lines.filter(({ level }) => level === 'error').map(({ message }) => message)
    /** A process that starts now. */
    const restart = () => testServer(db, { KEYRAIL_JOURNAL: path })
    return { db, owner, server, make, copy, putBack, verify, alarms, restart, ...(await make()) }
  }
  const alarm = 'A token row is older than the journal: it was put back.'

  it('after its deletion is rejected, logged, and found by the check, also by a process that starts later', async () => {
    const { owner, server, copy, putBack, verify, alarms, restart, tokenKey, token } = await setUp()
    const old = await copy(tokenKey)
    expect(await server.tokens.revoke(owner, tokenKey)).toEqual({ ok: true, value: null })
    expect(await verify(token)).toBe('deleted')
    await putBack(old)
    expect(await verify(token)).toBe('unknown')
    expect(alarms()).toContain(alarm)
    const later = await restart()
    expect((await later.tokens.verify(token)).code).toBe('unknown')
    expect((await later.tokens.compareWithJournal()).putBack).toEqual([tokenKey])
  })

  type Change = (tokens: Tokens, owner: PersonActor, tokenKey: string) => Promise<{ readonly ok: boolean }>
  const terms = { name: 'Zapier sync', note: '', scopes: ['contacts:read', 'contacts:write'], ipAllowlist: [], version: 1 }

  it.each<[string, Change]>([
    ['its deactivation', (tokens, owner, tokenKey) => tokens.setActive(owner, tokenKey, false)],
    ['its rotation', (tokens, owner, tokenKey) => tokens.rotate(owner, tokenKey, { overlap: 'PT0S' })],
    ['losing a scope', (tokens, owner, tokenKey) => tokens.edit(owner, tokenKey, { ...terms, scopes: ['contacts:read'] })],
    ['getting an IP allowlist', (tokens, owner, tokenKey) => tokens.edit(owner, tokenKey, { ...terms, ipAllowlist: ['198.51.100.7'] })],
    ['getting a rate limit', (tokens, owner, tokenKey) => tokens.edit(owner, tokenKey, { ...terms, requestsPerMinute: 60 })],
  ])('after %s is rejected', async (_, change) => {
    const { owner, server, copy, putBack, verify, tokenKey, token } = await setUp()
    const old = await copy(tokenKey)
    expect((await change(server.tokens, owner, tokenKey)).ok).toBe(true)
    await putBack(old)
    expect(await verify(token)).toBe('unknown')
  })

  it('can still be deleted, as can one that was edited, and stays deleted when the edit is taken back', async () => {
    const { db, owner, server, make, copy, verify, putBack } = await setUp()
    const edited = await make()
    const old = await copy(edited.tokenKey)
    await db.write((tx) => tx.token.update({ where: { tokenKey: edited.tokenKey }, data: { scopes: 'contacts:write' } }))
    expect(await verify(edited.token)).toBe('unknown')
    expect(await server.tokens.revoke(owner, edited.tokenKey)).toEqual({ ok: true, value: null })
    await db.write((tx) => tx.token.update({ where: { tokenKey: edited.tokenKey }, data: { scopes: old.scopes } }))
    expect(await verify(edited.token)).not.toBe('ok')
    await putBack(old)
    expect(await verify(edited.token)).toBe('unknown')
    expect((await server.tokens.compareWithJournal()).putBack).toContain(edited.tokenKey)
  })

  it('is brought to its last state by a restore, which is audited and can be repeated', async () => {
    const { db, owner, server, make, copy, putBack, verify, tokenKey, token } = await setUp()
    const rotated = await make()
    const old = [await copy(tokenKey), await copy(rotated.tokenKey)]
    await server.tokens.revoke(owner, tokenKey)
    const next = await server.tokens.rotate(owner, rotated.tokenKey, { overlap: 'PT0S' })
    for (const row of old) await putBack(row)
    expect(await verify(rotated.token)).toBe('unknown')
    const operator = { kind: 'operator', name: 'command line' } as const
    expect(await server.finishRestore(operator)).toEqual({ tokens: 2, damagedLines: 0 })
    expect(await server.finishRestore(operator)).toEqual({ tokens: 0, damagedLines: 0 })
    expect([await verify(token), await verify(rotated.token)]).toEqual(['deleted', 'expired'])
    expect(await verify(next.ok ? next.value.secret.reveal() : '')).toBe('ok')
    expect(await db.read.installationAuditEntry.findMany({ select: { action: true } })).toEqual([
      { action: 'installation.restored' },
      { action: 'installation.restored' },
    ])
  })

  it('is found by its audit log if the journal never heard of the deletion', async () => {
    const { owner, server, copy, putBack, verify, tokenKey, token } = await setUp()
    const old = await copy(tokenKey)
    await server.tokens.revoke(owner, tokenKey)
    await putBack(old)
    rmSync(path)
    const later = await testServer(server.db as TestDb, { KEYRAIL_JOURNAL: path })
    expect((await later.tokens.compareWithJournal()).putBack).toEqual([tokenKey])
    expect((await later.tokens.verify(token)).code).toBe('unknown')
    expect(await verify(token)).toBe('unknown')
  })

  it('is no false alarm: changes of other processes and of before the journal are known', async () => {
    const { owner, server, restart, alarms, tokenKey, token, verify } = await setUp()
    const other = await restart()
    for (const active of [false, true]) expect((await other.tokens.setActive(owner, tokenKey, active)).ok).toBe(true)
    rmSync(path)
    expect(await server.tokens.compareWithJournal()).toEqual({ putBack: [], edited: [], added: 1 })
    expect(await server.tokens.compareWithJournal()).toEqual({ putBack: [], edited: [], added: 0 })
    expect([await verify(token), alarms()]).toEqual(['ok', []])
  })

  it.each(['before journal', 'after journal'] as const)(
    'is rejected although the process was killed %s',
    async (dies) => {
      const { db, owner, copy, putBack, restart, tokenKey, token } = await setUp()
      const old = await copy(tokenKey)
      const input: RevokeAndDie = { url: db.url, path, actor: owner, tokenKey, dies }
      const process = await startWorker<unknown>('revoke-and-die', input)
      await expect(process.go()).rejects.toThrow('SIGKILL')
      const next = await restart()
      expect((await next.tokens.verify(token)).code).toBe('deleted')
      expect((await next.tokens.compareWithJournal()).added).toBe(dies === 'before journal' ? 1 : 0)
      await putBack(old)
      expect((await next.tokens.verify(token)).code).toBe('unknown')
    },
    90_000,
  )

  it('of a service token is rejected after its revocation', async () => {
    const { db, server } = await setUp()
    const operator = { kind: 'operator', name: 'test' } as const
    const created = await server.serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const { tokenKey } = created.value.token
    const secret = created.value.secret.reveal()
    const old = await db.read.serviceToken.findUniqueOrThrow({ where: { tokenKey } })
    await server.serviceTokens.revoke(operator, tokenKey)
    await db.write((tx) => tx.serviceToken.update({ where: { tokenKey }, data: old }))
    expect(await server.serviceTokens.authenticate(secret)).toBeNull()
    expect((await server.serviceTokens.compareWithJournal()).putBack).toEqual([tokenKey])
  })

  it('is rejected although the journal could not be written, and the deletion succeeds', async () => {
    const { owner, server, copy, putBack, verify, alarms, tokenKey, token } = await setUp()
    const old = await copy(tokenKey)
    rmSync(folder, { recursive: true })
    expect(await server.tokens.revoke(owner, tokenKey)).toEqual({ ok: true, value: null })
    expect(alarms()).toContain('A change could not be written to the journal; the next check will retry.')
    mkdirSync(folder)
    expect((await server.tokens.compareWithJournal()).added).toBe(1)
    expect(await server.journal.read()).toMatchObject({ lines: 1, missing: 0 })
    await putBack(old)
    expect(await verify(token)).toBe('unknown')
  })
})

const entry = (version: number) => ({ kind: 'chain', of: null, seq: version, mac: 'm' }) as const

it('a line that a crash cut off is skipped, and hides no later line', async () => {
  const journal = openJournal()
  await journal.append([entry(1)])
  appendFileSync(path, 'cut off')
  const other = openJournal()
  await other.append([entry(2)])
  expect(await other.read()).toMatchObject({ lines: 2, unreadable: 1, missing: 0, chains: new Map([[null, { seq: 2, mac: 'm' }]]) })
})

it('a line that was removed or changed is noticed', async () => {
  const journal = openJournal()
  for (const seq of [1, 2, 3]) await journal.append([entry(seq)])
  const [first = '', second = '', third = ''] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, `${first}\n${third}\n`)
  expect(await journal.read()).toMatchObject({ lines: 2, unreadable: 0, missing: 1 })
  writeFileSync(path, `${first}\n${second.replace('"seq":2', '"seq":9')}\n${third}\n`)
  expect(await journal.read()).toMatchObject({ lines: 2, unreadable: 1, missing: 1 })
})

it('lines of many concurrent writers are all there', async () => {
  const journals = Array.from({ length: 5 }, () => openJournal())
  await Promise.all(journals.flatMap((journal) => Array.from({ length: 20 }, (_, seq) => journal.append([entry(seq)]))))
  expect(await openJournal().read()).toMatchObject({ lines: 100, unreadable: 0, missing: 0 })
})

onEveryDatabase('the anchors of audit chains', (open) => {
  async function setUp() {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await fixture.person('member')
    const server = await testServer(db, { KEYRAIL_JOURNAL: path })
    const append = () => db.write((tx) => server.audit.installation.append(tx, ana, new Date(0), { action: 'user.signed_in' }))
    await append()
    await fixture.make(ana)
    const early = await db.read.auditHead.findUniqueOrThrow({ where: { orgId } })
    await fixture.make(ana)
    await server.auditLog.verify()
    const run = (sql: string) => db.write((tx) => tx.$executeRawUnsafe(sql))
    const dropTrigger = async (table: string) => {
      if (db.engine === 'sqlite') return run(`DROP TRIGGER "${table}_rejects_delete"`)
      onTestFinished(async () => void (await run(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)))
      return run(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
    }
    const broken = async () => (await server.auditLog.inspect()).map(({ of, firstBroken }) => [of, firstBroken])
    return { db, server, early, run, dropTrigger, broken }
  }

  it('show a chain whose newest entries were cut off together with its head', async () => {
    const { early, run, dropTrigger, broken } = await setUp()
    expect(await broken()).toEqual([
      [null, null],
      [orgId, null],
    ])
    await dropTrigger('AuditEntry')
    await run('DELETE FROM "AuditEntry" WHERE "seq" = 2')
    await run(`UPDATE "AuditHead" SET "seq" = 1, "mac" = '${early.mac}'`)
    expect(await broken()).toEqual([
      [null, null],
      [orgId, 2],
    ])
  })

  it('show a chain that is missing with its organization', async () => {
    const { server, broken } = await setUp()
    await server.journal.append([{ kind: 'chain', of: 'gone', seq: 3, mac: 'm' }])
    expect((await broken()).at(-1)).toEqual(['gone', 1])
    expect((await server.auditLog.verify()).broken).toBe(1)
    expect(server.lines).toContainEqual({ level: 'error', message: 'The audit log of an organization is missing.', orgId: 'gone' })
  })

  it('show an emptied chain of the installation, as do its people without a journal', async () => {
    const { db, run, dropTrigger, broken } = await setUp()
    await dropTrigger('InstallationAuditEntry')
    await run('DELETE FROM "InstallationAuditEntry"')
    await run(`UPDATE "InstallationAuditHead" SET "seq" = 0, "mac" = 'anything'`)
    expect((await broken())[0]).toEqual([null, 1])
    expect((await (await testServer(db)).audit.installation.check()).firstBroken).toBe(1)
  })
})
