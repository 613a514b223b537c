import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newKeys } from '../../scripts/start/key-file.mjs'
import { createDb } from '../db/client'
import { findLastBackup } from '../status/store'
import { testKeys } from '../testing/fixtures/keys'
import { openOrgFixture, userToken } from '../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { auditVerify } from './audit-verify'
import { backup } from './backup'
import { prepare } from './prepare'
import { restore } from './restore'

const text = (key: Uint8Array) => Buffer.from(key).toString('base64url')
const ring = (keys: typeof testKeys.view) => keys.map(({ id, key }) => ({ id, key: text(key) }))
const keysText = JSON.stringify({
  version: 1,
  pepper: ring(testKeys.pepper),
  seal: ring(testKeys.seal),
  view: ring(testKeys.view),
  session: text(testKeys.session),
  audit: text(testKeys.audit),
})

let folder = ''
const url = () => `file:${folder}/keyrail.db`
const backupFile = () => join(folder, 'backup.db')
/** Each command runs in its own process. */
const endProcess = () => Reflect.deleteProperty(globalThis, Symbol.for('keyrail.server'))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-restore-'))
  vi.stubEnv('KEYRAIL_DATA', folder)
  vi.stubEnv('KEYRAIL_KEYS', keysText)
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('LOG_LEVEL', 'silent')
})
afterEach(() => {
  endProcess()
  rmSync(folder, { recursive: true })
})

/** Runs work while Keyrail runs. */
async function running<T>(work: (server: TestServer) => Promise<T>): Promise<T> {
  const db = { ...createDb(url()), url: url() }
  const server = await testServer(db, { KEYRAIL_JOURNAL: join(folder, 'journal.log') })
  try {
    return await work(server)
  } finally {
    await server.usage.close()
    await db.close()
  }
}

/** An installation with three tokens that was backed up; afterwards one token was deleted and one deactivated. */
async function backedUp() {
  await prepare()
  const { owner, tokens } = await running(async (server) => {
    const person = await (await openOrgFixture({ ...server.db, url: url() }, { listedPerPerson: 0 })).person('owner', 'Ana', {
      fresh: true,
    })
    const made = []
    for (const name of ['kept', 'deleted', 'deactivated']) {
      const created = await server.tokens.create(person, { ...userToken, name })
      if (!created.ok) throw new Error(created.error.code)
      made.push({ name, tokenKey: created.value.token.tokenKey, token: created.value.secret.reveal() })
    }
    await server.db.write((tx) => server.audit.installation.append(tx, person, new Date(0), { action: 'user.signed_in' }))
    await server.auditLog.verify()
    return { owner: person, tokens: made }
  })
  await running(async (server) => {
    expect(await backup([backupFile()])).toMatch(/^Backed up the database to .+\nRecorded: a backup was made now\.$/)
    expect(await findLastBackup(server.db.read)).toEqual(expect.any(Date))
    endProcess()
  })
  await running(async (server) => {
    const [, deleted, deactivated] = tokens
    await server.tokens.revoke(owner, deleted?.tokenKey ?? '')
    await server.tokens.setActive(owner, deactivated?.tokenKey ?? '', false)
    await server.auditLog.verify()
  })
  const codes = () =>
    running(async (server) => Promise.all(tokens.map(async ({ name, token }) => [name, (await server.tokens.verify(token)).code])))
  return { codes }
}

test('a restored backup keeps deleted and deactivated tokens as they were last, and intact audit chains', async () => {
  const { codes } = await backedUp()
  expect(await restore([backupFile()])).toMatch(
    /^Restored\. 2 tokens were brought to the state of the journal\.\nThe database of before is .+before-restore-1\.$/,
  )
  expect(await codes()).toEqual([
    ['kept', 'ok'],
    ['deleted', 'deleted'],
    ['deactivated', 'deactivated'],
  ])
  endProcess()
  expect(await auditVerify()).toContain('northwind-org: 3 entries, chain intact.')
  expect(statSync(join(folder, 'keyrail.db')).mode & 0o777).toBe(0o600)
})

test('a backup that was copied back by hand revives no token', async () => {
  const { codes } = await backedUp()
  const { replaceDatabase } = await import('./backup-store')
  replaceDatabase(join(folder, 'keyrail.db'), backupFile())
  expect(await codes()).toEqual([
    ['kept', 'ok'],
    ['deleted', 'unknown'],
    ['deactivated', 'unknown'],
  ])
  await expect(auditVerify()).rejects.toThrow('the row is older than the journal')
})

test('a restore is rejected while Keyrail runs, with other keys, and for a file that is no backup; nothing changes', async () => {
  const { codes } = await backedUp()
  const before = await codes()
  await running(async (server) => {
    await server.db.read.token.count()
    await expect(restore([backupFile()])).rejects.toThrow('The database is in use. Stop Keyrail first.')
  })
  await expect(restore([join(folder, 'journal.log')])).rejects.toThrow('is not a backup')
  await expect(restore([])).rejects.toThrow('Usage: npm run restore')
  vi.stubEnv('KEYRAIL_KEYS', newKeys())
  await expect(restore([backupFile()])).rejects.toThrow('These keys are not the ones')
  await expect(backup([backupFile()])).rejects.toThrow('These keys are not the ones')
  vi.stubEnv('KEYRAIL_KEYS', keysText)
  await expect(backup([backupFile()])).rejects.toThrow('exists already')
  expect(await codes()).toEqual(before)
})
