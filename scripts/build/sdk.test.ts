import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inRoot } from '../root.mjs'
import { buildSdk } from './sdk.mjs'

const consumer = `
import { createVerifier, VerifierUnavailable, type Verdict } from '@keyrail/sdk'
import { requireToken, verdictOf } from '@keyrail/sdk/express'
import { requireToken as fastify } from '@keyrail/sdk/fastify'
import { requireToken as hono } from '@keyrail/sdk/hono'
import { requireToken as next } from '@keyrail/sdk/next'
const verifier = createVerifier({ url: 'http://127.0.0.1:3001', serviceToken: 'krs_x', cache: 0, timeout: 500 })
export const tokenKeyOf = (verdict: Verdict): string => (verdict.active ? verdict.tokenKey : verdict.code)
export const GET = next(verifier, {}, (_request: Request, _context: object, verdict) => Response.json(verdict.scopes))
export const all = [VerifierUnavailable, requireToken(verifier), verdictOf, fastify(verifier), hono(verifier)]
`

test('the built package runs and type-checks in a project without any other package', async () => {
  const project = mkdtempSync(join(tmpdir(), 'keyrail-sdk-'))
  onTestFinished(() => rmSync(project, { recursive: true }))
  const folder = join(project, 'node_modules/@keyrail/sdk')
  mkdirSync(folder, { recursive: true })
  await buildSdk(folder)
  const script =
    "for (const path of ['', '/express', '/fastify', '/hono', '/next']) console.log(Object.keys(await import('@keyrail/sdk' + path)).join())"
  writeFileSync(join(project, 'names.mjs'), script)
  const names = execFileSync(process.execPath, ['names.mjs'], { cwd: project, encoding: 'utf8' }).trim().split('\n')
  expect(names).toEqual([
    'VerifierUnavailable,createVerifier',
    ...Array.from({ length: 3 }, () => 'requireToken,verdictOf'),
    'requireToken',
  ])
  writeFileSync(join(project, 'consumer.mts'), consumer)
  const flags = [
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    '--types',
    '',
  ]
  execFileSync(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), ...flags, 'consumer.mts'], { cwd: project, stdio: 'pipe' })
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  expect(manifest).toMatchObject({ name: '@keyrail/sdk', type: 'module', license: 'MIT' })
  expect(Object.keys(manifest)).not.toContain('dependencies')
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'index.d.ts', 'index.js']))
})
