import { expect, test } from 'vitest'
import type { CreateOptions } from '@/lib/tokens/schema'
import { typeFor } from './token-offer'

const scope = (name: string, types: CreateOptions['scopes'][number]['types'], allowed = true) =>
  ({ name, label: name, risk: 'low', reason: '', types, allowed }) as const
const every = ['user', 'admin', 'location'] satisfies CreateOptions['scopes'][number]['types']
const may = (...types: CreateOptions['types'][number]['type'][]): CreateOptions['types'] =>
  every.map((type) => ({ type, allowed: types.includes(type), reason: null }))
const scopes = [scope('contacts:read', every), scope('hooks:write', every, false), scope('tokens:verify', ['admin'])]

test('a sample is offered a token of the narrowest type that may have its scopes', () => {
  expect(typeFor({ types: may('user', 'admin'), scopes, paused: null }, ['contacts:read'])).toBe('user')
  expect(typeFor({ types: may('user', 'admin'), scopes, paused: null }, [])).toBe('user')
  expect(typeFor({ types: may('user', 'admin'), scopes, paused: null }, ['tokens:verify'])).toBe('admin')
})

test('a viewer who may not create the token is offered none', () => {
  expect(typeFor({ types: may(), scopes, paused: null }, [])).toBeNull()
  expect(typeFor({ types: may('user'), scopes, paused: null }, ['tokens:verify'])).toBeNull()
  expect(typeFor({ types: may('user', 'admin'), scopes, paused: null }, ['hooks:write'])).toBeNull()
  expect(typeFor({ types: may('user'), scopes, paused: { note: null } }, [])).toBeNull()
})
