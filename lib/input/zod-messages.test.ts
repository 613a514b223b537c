import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse'

const schema = z.strictObject({
  name: z.string().min(2).max(3),
  count: z.int().min(1).max(5),
  tags: z.array(z.string()).max(2),
  on: z.boolean(),
  kind: z.enum(['one', 'two']),
  own: z.string({ error: 'A message of the schema.' }),
  id: z.string().min(1).optional(),
  per: z.union([z.literal(10), z.literal(25)]).optional(),
})

const messages = (input: unknown) => {
  const parsed = parseInput(schema, input)
  return parsed.ok ? {} : parsed.error.fields
}

it('every kind of issue has a message, unless its schema sets one', () => {
  expect(messages({ name: 'long', count: 9, tags: ['a', 'b', 'c'], on: 'yes', kind: 'three', own: 'x', more: 1 })).toEqual({
    name: ['Use 3 characters or fewer.'],
    count: ['Use 5 or less.'],
    tags: ['Use 2 items or fewer.'],
    on: ['Must be true or false.'],
    kind: ['Must be one of: one, two.'],
    form: ['Unknown field: more.'],
  })
  expect(messages({ name: 'l', count: 0, tags: 'a', kind: 1, own: 1, id: '', per: 11 })).toEqual({
    name: ['Use 2 characters or more.'],
    count: ['Use 1 or more.'],
    tags: ['Must be a list.'],
    on: ['This field is required.'],
    kind: ['Must be one of: one, two.'],
    own: ['A message of the schema.'],
    id: ['Must not be empty.'],
    per: ['Not an allowed value.'],
  })
  expect(messages('no object')).toEqual({ form: ['Must be an object.'] })
})
