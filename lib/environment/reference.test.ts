import { expect, test } from 'vitest'
import { z } from 'zod'
import { documentedVariables } from '.'
import { about, describe } from './reference'

test('a variable without documentation is an error', () => {
  expect(() => describe(z.object({ KEYRAIL_NEW: z.string().optional() }))).toThrow('KEYRAIL_NEW has no documentation.')
})

test('every variable says in a sentence what it decides, and what holds without it', () => {
  const incomplete = documentedVariables.filter(({ meaning, fallback }) => !meaning.endsWith('.') || fallback === '')
  expect(incomplete.map(({ name }) => name)).toEqual([])
})

test('a default is written from the schema', () => {
  const schema = z.object({ PORT: z.coerce.number().default(3000).register(about, { group: 'addresses', meaning: 'Port.' }) })
  expect(describe(schema)).toEqual([{ name: 'PORT', group: 'addresses', meaning: 'Port.', fallback: '`3000`' }])
})
