import { expect, test } from 'vitest'
import { filesUnder } from './fingerprint.mjs'

test('a build is made again when anything it reads has changed, and for nothing else', () => {
  const files: string[] = filesUnder('lib')
  for (const read of ['lib/server.ts', 'lib/boot/loopback.mjs', 'lib/boot/same-database.mjs', 'lib/cli/main.ts'])
    expect(files).toContain(read)
  expect(files.filter((file) => /\.test\.ts$|^lib\/(testing|db\/generated)\//.test(file))).toEqual([])
})
