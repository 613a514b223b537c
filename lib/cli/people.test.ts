import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newKeys } from '../../scripts/start/key-file.mjs'
import { createDb } from '../db/client'
import { migrate } from '../db/migrate'
import { people } from './people'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-people-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('people counts the users, and says where to create the first one', async () => {
  const url = `file:${folder}/keyrail.db`
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('KEYRAIL_ORIGIN', 'https://keys.example.com')
  vi.stubEnv('KEYRAIL_KEYS', newKeys())
  await migrate(url, fileURLToPath(new URL('../../prisma/migrations/sqlite', import.meta.url)))
  expect(await people()).toBe('No users yet. Create the owner account at https://keys.example.com/setup.')
  const db = createDb(url)
  const add = (id: string) => ({
    id,
    email: `${id}@example.com`,
    name: 'Ana Martins',
    search: '',
    passwordHash: '',
    signature: '',
    timeZone: 'UTC',
    exactTimes: false,
    createdAt: new Date(0),
  })
  await db.write((tx) => tx.user.create({ data: add('ana') }))
  expect(await people()).toBe('1 user.')
  await db.write((tx) => tx.user.createMany({ data: [add('leo'), add('mia')] }))
  await db.close()
  expect(await people()).toBe('3 users.')
})
