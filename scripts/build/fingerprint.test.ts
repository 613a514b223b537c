import { expect, test } from 'vitest'
import { filesUnder } from './fingerprint.mjs'

test('the fingerprint covers the files a build reads and no others', () => {
  const files: string[] = filesUnder('lib')
  for (const read of ['lib/server.ts', 'lib/boot/loopback.mjs', 'lib/boot/same-database.mjs', 'lib/cli/main.ts'])
    expect(files).toContain(read)
  expect(files.filter((file) => /\.test\.ts$|^lib\/(testing|db\/generated)\//.test(file))).toEqual([])
})
