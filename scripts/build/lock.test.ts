import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alone } from './lock.mjs'

let lockFile = ''
beforeEach(() => {
  lockFile = join(mkdtempSync(join(tmpdir(), 'keyrail-lock-')), 'build.lock')
})
afterEach(() => rmSync(join(lockFile, '..'), { recursive: true }))

test('two processes never build at the same time', async () => {
  let inside = 0
  let most = 0
  const build = () =>
    alone(async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setImmediate(resolve))
      inside -= 1
    }, lockFile)
  await Promise.all([build(), build(), build()])
  expect(most).toBe(1)
  expect(existsSync(lockFile)).toBe(false)
})

test('the lock of a killed process is broken', async () => {
  writeFileSync(lockFile, '2147483646 0')
  expect(await alone(() => Promise.resolve('built'), lockFile)).toBe('built')
  expect(existsSync(lockFile)).toBe(false)
})

test('a failed build releases the lock', async () => {
  await expect(alone(() => Promise.reject(new Error('no')), lockFile)).rejects.toThrow('no')
  expect(existsSync(lockFile)).toBe(false)
})
