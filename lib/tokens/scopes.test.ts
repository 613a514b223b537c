import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Scopes } from './index'
import { presetScopes } from './policy/preset-scopes'

const presetNames = ['sources:write', 'destinations:write', 'pipelines:write', 'pipelines:trigger', 'models:write']
const names = (scopes: Scopes, preset: Parameters<Scopes['offered']>[0]) => scopes.offered(preset).map(({ name }) => name)

test('only the integration preset has the scopes of an integration platform', () => {
  const scopes = new Scopes()
  expect(names(scopes, 'integration')).toEqual(expect.arrayContaining(presetNames))
  for (const preset of ['default', 'lead-sync', 'agency', 'brokerage'] as const) {
    expect(names(scopes, preset)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(sources|pipelines|models):/)]))
    expect(scopes.allowed('owner', 'user', preset).has('pipelines:trigger')).toBe(false)
  }
  expect(Object.keys(presetScopes)).toEqual(['integration'])
})

test('a token keeps a scope of a preset when its organization switches to another preset', () => {
  expect(new Scopes().grantable('user', 'member').has('pipelines:trigger')).toBe(true)
})

test("a scope from the installation's file overrides the same scope of a preset", () => {
  const own = { name: 'sources:write', label: 'Feeds', risk: 'high', reason: 'Ours.', lowestRole: 'admin' } as const
  const scopes = new Scopes([own])
  expect(scopes.offered('integration').filter(({ name }) => name === 'sources:write')).toEqual([own])
  expect(scopes.allowed('member', 'user', 'integration').has('sources:write')).toBe(false)
  expect(scopes.allowed('admin', 'user', 'default').has('sources:write')).toBe(true)
  expect(scopes.grantable('user', 'member').has('sources:write')).toBe(false)
})

test('only an admin token may have tokens:verify, and the scope file cannot change that', () => {
  for (const type of ['user', 'location', 'managed'] as const)
    expect(new Scopes().grantable(type, 'owner').has('tokens:verify')).toBe(false)
  expect(new Scopes().grantable('admin', null).has('tokens:verify')).toBe(true)
  const file = join(mkdtempSync(join(tmpdir(), 'keyrail-test-')), 'scopes.json')
  writeFileSync(file, JSON.stringify([{ name: 'tokens:verify', label: 'Verify', risk: 'low' }]))
  expect(() => Scopes.fromFile(file)).toThrow('is built in and cannot be redefined')
})
