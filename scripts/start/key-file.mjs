import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const keyFilePath = (dataFolder) => join(dataFolder, 'keys.json')

export const hasKeys = (settings) => settings.ownKeys || existsSync(keyFilePath(settings.dataFolder))

/** Creates the keys of a new installation atomically; of two concurrent starts, the first one's keys are kept. */
export function createKeyFile(settings) {
  if (hasKeys(settings)) return
  const path = keyFilePath(settings.dataFolder)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, newKeys(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
    console.log(`  Created the keys of this installation: ${path}. Keep a copy, separate from the database.`)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

const newKey = () => randomBytes(32).toString('base64url')
const newRing = () => [{ id: '1', key: newKey() }]

export function newKeys() {
  const keys = { version: 1, pepper: newRing(), seal: newRing(), view: newRing(), session: newKey(), audit: newKey() }
  return `${JSON.stringify(keys, null, 2)}\n`
}
