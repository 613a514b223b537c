import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditVerify } from './audit-verify'
import { demo } from './demo'
import { jobs } from './jobs'
import { member } from './member'
import { serviceToken } from './service-token'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-configuration-'))
  vi.stubEnv('KEYRAIL_DATA', folder)
  vi.stubEnv('KEYRAIL_KEYS', '')
  vi.stubEnv('DATABASE_URL', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('a missing key file is reported with the data folder and KEYRAIL_DATA, and nothing is created', () => {
  const argv = process.argv
  afterEach(() => {
    process.argv = argv
    expect(readdirSync(folder)).toEqual([])
  })

  test.each<[string, () => Promise<string>]>([
    ['service-token', () => serviceToken(['create', '--name', 'Orders API'])],
    ['member', () => member(['list', '--org', 'northwind'])],
    ['audit-verify', auditVerify],
    ['demo', demo],
    ['jobs', jobs],
  ])('by %s', async (command, run) => {
    process.argv = ['node', 'main.mjs', command, 'run']
    await expect(run()).rejects.toThrow(
      `There is no key file in ${folder}. Set KEYRAIL_DATA to the data folder of your installation. For a new installation, run: npm start`,
    )
  })
})
