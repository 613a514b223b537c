import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createKeyFile, newKeys } from '../../scripts/start/key-file.mjs'
import { createAudit } from '../audit/index'
import { createDb, type Db } from '../db/client'
import { parseKeys } from '../keys'
import { noOrigin } from '../ports'
import { onEveryEmptyDatabase } from '../testing/databases/databases'
import { auditVerify } from './audit-verify'
import { checkConfig } from './check-config'
import { clock } from './clock'
import { jobs } from './jobs'
import { member } from './member'
import { migrateDatabase } from './migrate'
import { people } from './people'
import { prepare } from './prepare'
import { serviceToken } from './service-token'

const foreign = /These keys are not the ones that the database was written with: .+ Restore the key file of this database/
const missing = /The database has users, but its keys are missing/

let folder = ''
const keyFile = () => join(folder, 'keys.json')
const writeKeys = (text: string) => writeFileSync(keyFile(), text, { mode: 0o600 })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-keys-'))
  vi.stubEnv('KEYRAIL_DATA', folder)
  vi.stubEnv('KEYRAIL_KEYS', '')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function withDb<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb(url)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

const user = { email: 'ana@example.com', name: 'Ana', search: '', passwordHash: '', signature: '', timeZone: 'UTC', exactTimes: false }

/** Adds a user whose creation is in the audit log, as in production. */
const addUser = (url: string, keysText: string) =>
  withDb(url, async (db) => {
    const { installation } = createAudit({ db, key: parseKeys(keysText, 'keys').audit })
    await db.write(async (tx) => {
      await tx.user.create({ data: { ...user, id: 'ana', createdAt: new Date(0) } })
      const actor = { kind: 'stranger', name: 'setup', origin: noOrigin } as const
      await installation.append(tx, actor, new Date(0), { action: 'user.created', subject: 'Ana' })
    })
  })

const run = (db: Db, sql: string) => db.write((tx) => tx.$executeRawUnsafe(sql))
const forgetMarks = (url: string) => withDb(url, (db) => run(db, `DELETE FROM "Setting" WHERE "key" = 'keys.check'`))

const everyCommand: readonly (readonly [string, () => Promise<string>])[] = [
  ['check-config', checkConfig],
  ['migrate', migrateDatabase],
  ['prepare', prepare],
  ['people', people],
  ['audit-verify', auditVerify],
  ['jobs', jobs],
  ['member', () => member(['list', '--org', 'northwind'])],
  ['service-token', () => serviceToken(['list'])],
  ['clock', () => clock([])],
]

onEveryEmptyDatabase('the keys of an installation', (empty) => {
  /** An installation after its first start, with one user. */
  async function started() {
    const url = await empty()
    vi.stubEnv('DATABASE_URL', url)
    const keysText = newKeys()
    writeKeys(keysText)
    expect(await checkConfig()).toBe('Configuration OK.')
    await prepare()
    await addUser(url, keysText)
    return { url, keysText }
  }

  it('are required by a database of an earlier version that has users, so none are created at an upgrade', async () => {
    const { url } = await started()
    await withDb(url, (db) => run(db, `DELETE FROM "_prisma_migrations" WHERE "migration_name" > '20261129070000'`))
    await forgetMarks(url)
    rmSync(keyFile())
    for (const command of [checkConfig, migrateDatabase, prepare, people]) await expect(command()).rejects.toThrow(missing)
  })

  it('are required once a start has used them, even before the first user', async () => {
    const url = await empty()
    vi.stubEnv('DATABASE_URL', url)
    createKeyFile({ dataFolder: folder, ownKeys: false })
    await prepare()
    rmSync(keyFile())
    await expect(checkConfig()).rejects.toThrow(missing)
    expect(existsSync(keyFile())).toBe(false)
  })

  it('of another installation are rejected by every command, and nothing is written', async () => {
    const { url, keysText } = await started()
    writeKeys(newKeys())
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'main.mjs', 'jobs', 'run'])
    for (const [name, command] of everyCommand) {
      const message = await command().catch((error: Error) => error.message)
      expect([name, message]).toEqual([name, expect.stringMatching(foreign)])
    }
    writeKeys(keysText)
    expect(await checkConfig()).toBe('Configuration OK.')
    expect(await withDb(url, (db) => createAudit({ db, key: parseKeys(keysText, 'keys').audit }).installation.check())).toEqual({
      entries: 1,
      firstBroken: null,
    })
  })

  it('of another installation are rejected by a database from before check values, by its audit log', async () => {
    const { url, keysText } = await started()
    await forgetMarks(url)
    writeKeys(newKeys())
    await expect(prepare()).rejects.toThrow('The audit log was written with another audit key.')
    writeKeys(keysText)
    await prepare()
  })

  it('may be rotated, after which the new key is required too', async () => {
    const { keysText } = await started()
    const keys = JSON.parse(keysText) as { pepper: { id: string; key: string }[] }
    const [added] = (JSON.parse(newKeys()) as typeof keys).pepper
    const rotated = { ...keys, pepper: [{ ...added, id: '2' }, ...keys.pepper] }
    writeKeys(JSON.stringify(rotated))
    await prepare()
    expect(await checkConfig()).toBe('Configuration OK.')
    writeKeys(keysText)
    await expect(checkConfig()).rejects.toThrow('pepper 2 is missing')
  })

  it('of the first of two concurrent first starts are kept', async () => {
    const url = await empty()
    vi.stubEnv('DATABASE_URL', url)
    await migrateDatabase()
    const texts = [newKeys(), newKeys()]
    const starts = texts.map((text) => {
      vi.stubEnv('KEYRAIL_KEYS', text)
      return prepare()
    })
    const ended = await Promise.allSettled(starts)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
