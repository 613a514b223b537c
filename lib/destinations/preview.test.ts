import fc from 'fast-check'
import { expect, test } from 'vitest'
import { previewFields } from './preview'

const preview = (text: string) => previewFields(text).map(({ name, value }) => `${name}: ${value}`)

test.each([
  ['{"form":"contact","email":"nuno@example.com","phone":"1"}', ['form: contact', 'email: nuno@example.com']],
  ['{"event":"lead","data":{"id":12345678901234567890,"name":"Nuno"}}', ['event: lead', 'id: 12345678901234567890']],
  ['{"name":"","phone":null,"vip":false,"note":"a\\nb"}', ['vip: false', 'note: a b']],
  ['{"tags":["a","b"],"list":[{"id":1}]}', ['id: 1']],
  ['[{"id":1},{"id":2}]', ['id: 1', 'id: 2']],
  ['["a","b"]', []],
  ['"text"', []],
  ['{"a":"{\\"b\\":1}"}', ['a: {"b":1}']],
])('the preview of %s is its first two values', (text, fields) => {
  expect(preview(text)).toEqual(fields)
})

test('long values and names are cut between characters, and controls become spaces', () => {
  expect(preview(JSON.stringify({ text: '🔑'.repeat(100) }))).toEqual([`text: ${'🔑'.repeat(60)}…`])
  expect(preview(JSON.stringify({ ['n'.repeat(100)]: 'a\u0000\u001b[31mb' }))).toEqual([`${'n'.repeat(60)}…: a [31mb`])
})

test('a body that was cut anywhere has a preview of the same fields', () => {
  const text = JSON.stringify({ form: 'contact "us"', message: 'caf\u00e9 \\ \ud83d\udd11', other: 1 }).replace('é', '\\u00e9')
  for (let length = 0; length <= text.length; length += 1) {
    const [first] = previewFields(text.slice(0, length))
    if (first) expect(['form', 'contact "us"'.startsWith(first.value.trimEnd())]).toEqual([first.name, true])
  }
})

test('any JSON has at most two fields of limited length', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(200), (text, length) => {
      const fields = previewFields(text.slice(0, length))
      expect(fields.length).toBeLessThanOrEqual(2)
      for (const { name, value } of fields) expect(Math.max([...name].length, [...value].length)).toBeLessThanOrEqual(61)
    }),
  )
})
