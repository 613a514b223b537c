import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse'

const schema = z.strictObject({
  name: z.string().min(2).max(3),
  count: z.int().min(1).max(5),
  tags: z.array(z.string()).max(2),
  on: z.boolean(),
  kind: z.enum(['one', 'two']),
  own: z.string({ error: 'Its own words.' }),
  id: z.string().min(1).optional(),
  per: z.union([z.literal(10), z.literal(25)]).optional(),
})

const told = (input: unknown) => {
  const parsed = parseInput(schema, input)
  return parsed.ok ? {} : parsed.error.fields
}

it('what a schema has no words for is told in a sentence', () => {
  expect(told({ name: 'long', count: 9, tags: ['a', 'b', 'c'], on: 'yes', kind: 'three', own: 'x', more: 1 })).toEqual({
    name: ['Use 3 characters or fewer.'],
    count: ['Use 5 or less.'],
    tags: ['Use 2 entries or fewer.'],
    on: ['Give true or false.'],
    kind: ['Use one of one, two.'],
    form: ['Unknown: more.'],
  })
  expect(told({ name: 'l', count: 0, tags: 'a', kind: 1, own: 1, id: '', per: 11 })).toEqual({
    name: ['Use 2 characters or more.'],
    count: ['Use 1 or more.'],
    tags: ['Give a list.'],
    on: ['This is missing.'],
    kind: ['Use one of one, two.'],
    own: ['Its own words.'],
    id: ['This is empty.'],
    per: ['This is none of the possible values.'],
  })
  expect(told('no object')).toEqual({ form: ['Give an object.'] })
})
