import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shareEqualChunks } from './share-chunks.mjs'

const chunk = (id: number) => `module.exports=[${id},(module)=>{module.exports="${'x'.repeat(20_000)}"}];`

function writeChunks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-chunks-'))
  mkdirSync(join(folder, 'ssr'))
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}')
  const chunks = {
    'a.js': chunk(1),
    'b.js': chunk(1),
    'ssr/c.js': chunk(1),
    'd.js': chunk(2),
    'e.js': 'module.exports=1',
    'f.js': 'module.exports=1',
  }
  for (const [name, content] of Object.entries(chunks)) writeFileSync(join(folder, name), content)
  return folder
}

test('equal chunks are loaded once, also from another folder', () => {
  const folder = writeChunks()
  shareEqualChunks(folder)
  const load = createRequire(join(folder, 'a.js'))
  expect(load('./b.js')).toBe(load('./a.js'))
  expect(load('./ssr/c.js')).toBe(load('./a.js'))
  expect(load('./d.js')).toEqual([2, expect.any(Function)])
  expect(['b.js', 'ssr/c.js'].map((name) => statSync(join(folder, name)).size < 100)).toEqual([true, true])
})

test('different and small chunks stay as they are', () => {
  const folder = writeChunks()
  shareEqualChunks(folder)
  expect(readFileSync(join(folder, 'a.js'), 'utf8')).toBe(chunk(1))
  expect(readFileSync(join(folder, 'd.js'), 'utf8')).toBe(chunk(2))
  expect(readFileSync(join(folder, 'f.js'), 'utf8')).toBe('module.exports=1')
})

test('a second run changes nothing', () => {
  const folder = writeChunks()
  shareEqualChunks(folder)
  const once = readFileSync(join(folder, 'b.js'), 'utf8')
  shareEqualChunks(folder)
  expect(readFileSync(join(folder, 'b.js'), 'utf8')).toBe(once)
})
