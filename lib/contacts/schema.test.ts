import { expect, test } from 'vitest'
import { contactInput } from './schema'

const fieldsOf = (input: unknown): string[] => {
  const parsed = contactInput.safeParse(input)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? 'form')))]
}

const letters = (count: number) => 'x'.repeat(count)

test.each([
  ['firstName', 100],
  ['lastName', 100],
  ['company', 120],
  ['source', 60],
  ['externalId', 128],
  ['phone', 40],
] as const)('%s holds %i characters and not one more, whatever their size in memory', (field, most) => {
  expect(fieldsOf({ externalId: 'x', [field]: letters(most) })).toEqual([])
  expect(fieldsOf({ externalId: 'x', [field]: '😀'.repeat(most) })).toEqual([])
  expect(fieldsOf({ externalId: 'x', [field]: letters(most + 1) })).toEqual([field])
})

test.each(['firstName', 'lastName', 'company', 'source', 'externalId'])('%s holds no invisible or reordering characters', (field) => {
  for (const text of ['a\u200Bb', 'a\u202Eb', 'a\u200Db']) {
    expect(fieldsOf({ email: 'a@example.com', [field]: text }), `of ${JSON.stringify(text)}`).toEqual([field])
  }
})

test.each(['email', 'externalId'])('%s of nothing but an invisible character is not taken as an empty one', (field) => {
  for (const text of ['\uFEFF', '\u200B', '\u2060', ' \u00AD ', '\u200E']) {
    expect(fieldsOf({ firstName: 'Ana', externalId: 'x', email: 'a@example.com', [field]: text }), `of ${JSON.stringify(text)}`).toEqual([
      field,
    ])
  }
})

test.each([
  ['firstName', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['lastName', '👩🏽\u200D💻', '👩🏽\u200D💻'],
  ['company', '\uFEFFAc\u00ADme\u200E ', 'Acme'],
  ['phone', '\u202A+351 912 345 678\u202C', '+351 912 345 678'],
  ['phone', '+351\u200E 912\uFE0D', '+351 912'],
  ['email', ' lea@example.com ', 'lea@example.com'],
  ['firstName', null, ''],
  ['lastName', null, ''],
  ['tags', null, []],
])('%s %j is stored as %j', (field, given, stored) => {
  expect(contactInput.parse({ externalId: 'x', [field]: given })).toMatchObject({ [field]: stored })
})

test.each(['firstName', 'lastName', 'company', 'source', 'externalId', 'phone'])(
  '%s holds no control characters, lone surrogates or stacks of marks',
  (field) => {
    for (const text of ['a\0', 'a\nb', 'a\r\nb', '\uD800', 'a\u2028b', `a${'\u0301'.repeat(500)}`]) {
      expect(fieldsOf({ email: 'a@example.com', [field]: text }), `of ${JSON.stringify(text)}`).toEqual([field])
    }
  },
)

test.each(['firstName', 'lastName', 'company', 'source', 'externalId', 'phone', 'email', 'ownerId', 'locationId'])(
  '%s is a text',
  (field) => {
    for (const value of [{ not: '' }, { startsWith: '' }, ['a', 'b'], 1, true]) {
      expect(fieldsOf({ tags: [], [field]: value }), `of ${JSON.stringify(value)}`).toContain(field)
    }
  },
)

test.each([
  'a@b',
  '"a b"@c.example.com',
  'a@evil.example.com\n@good.example.com',
  `${letters(310)}@example.com`,
  'x＠good.example.com',
  'a@x.example.com,b@y.example.com',
  'a@x.example.com b@y.example.com',
  'a(comment)@example.com',
  '<a@example.com>',
  'a@exa\0mple.com',
  '@example.com',
  'a@@example.com',
])('%s is rejected as an email address', (email) => {
  expect(fieldsOf({ email })).toEqual(['email'])
})

test.each(['\u200B', '\u200D', '\u00AD', '\u2060', '\uFEFF', '\uFE0F'])('no field that identifies a contact loses %j', (mark) => {
  for (const email of [`${mark}lea@example.com`, `le${mark}a@example.com`, `lea@exa${mark}mple.com`, `lea@example.com${mark}`]) {
    expect(fieldsOf({ email }), `of ${JSON.stringify(email)}`).toEqual(['email'])
  }
  for (const externalId of [`${mark}crm-1`, `crm${mark}-1`, `crm-1${mark}`]) {
    expect(fieldsOf({ externalId }), `of ${JSON.stringify(externalId)}`).toEqual(['externalId'])
  }
})

test('tags are at most 50, of 50 characters each', () => {
  const input = (tags: unknown) => fieldsOf({ externalId: 'x', tags })
  expect(input(Array.from({ length: 50 }, (_, at) => `${at}`))).toEqual([])
  for (const tags of [Array.from({ length: 51 }, (_, at) => `${at}`), [letters(51)], [''], ['a\0'], 'a', [1], [['a']], { 0: 'a' }]) {
    expect(input(tags)).toEqual(['tags'])
  }
})

test('a contact without any identifying field is rejected', () => {
  for (const input of [{}, { tags: ['x'] }, { source: 'x' }, { firstName: ' ' }, { email: null }]) expect(fieldsOf(input)).toEqual(['form'])
})

test('unknown fields are rejected', () => {
  for (const key of ['id', 'orgId', 'version', 'search', 'createdAt', 'updatedAt', 'OR', 'AND', 'constructor', 'org']) {
    expect(contactInput.safeParse({ firstName: 'x', [key]: 'x' }).success, `with ${key}`).toBe(false)
  }
})
