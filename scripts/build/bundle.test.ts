import childProcess, { type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bundle } from './bundle.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-bundle-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('bundling the command line leaves no bundler process running', async () => {
  const spawn = vi.spyOn(childProcess, 'spawn')
  await bundle(folder)
  const started = spawn.mock.results.map(({ value }) => value as ChildProcess)
  expect(existsSync(join(folder, 'main.mjs'))).toBe(true)
  expect(started.map(({ killed }) => killed)).toEqual([true])
})
