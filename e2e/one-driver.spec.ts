import { execFileSync } from 'node:child_process'
import { readdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'

const root = join(import.meta.dirname, '..')
const standalone = join(root, '.next/standalone')
const print = "console.log(globalThis[Symbol.for('keyrail.usage-thread')])"

/** Path of the thread, as the preload of the dashboard names it. What it prints is a line of the log. */
function thread(): string {
  const preload = join(root, 'scripts/start/preload.mjs')
  const line = execFileSync(process.execPath, ['--import', preload, '--input-type=module', '--eval', print], { encoding: 'utf8' })
  return (JSON.parse(line) as { readonly msg: string }).msg
}

test("the dashboard and its usage thread load one copy of the SQLite driver: the locks of two don't exclude each other", () => {
  const aliases = readdirSync(join(standalone, '.next/node_modules')).filter((name) => name.startsWith('better-sqlite3'))
  const ofDashboard = aliases.map((name) => realpathSync(join(standalone, '.next/node_modules', name)))
  const ofThread = dirname(createRequire(thread()).resolve('better-sqlite3/package.json'))
  expect(ofDashboard).toEqual([realpathSync(ofThread)])
})
