import { expect, test } from 'vitest'
import { parseStrictJson } from './json'

const parse = (text: string | Uint8Array) => parseStrictJson(typeof text === 'string' ? Buffer.from(text) : text)

test('unambiguous JSON is parsed', () => {
  const text = '{"a":[1,true,null,"x\\"{,\\u00e9"],"b":{"a":"b"},"c":{"b":{}}}'
  expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) })
})

test.each([
  ['a duplicate key', '{"role":"member","role":"owner"}'],
  ['a duplicate key, once escaped', '{"role":"member","r\\u006fle":"owner"}'],
  ['a deeply nested duplicate key', '[{"a":{"b":1,"c":[{"d":1,"d":2}]}}]'],
  ['__proto__', '{"__proto__":{"polluted":true}}'],
  ['a deeply nested, escaped __proto__', '{"a":[{"\\u005f_proto__":1}]}'],
  ['a byte order mark', '\uFEFF{}'],
  ['a trailing comma', '{"a":1,}'],
  ['two values', '{} {}'],
  ['nothing', ''],
  ['NaN', '{"a":NaN}'],
  ['a comment', '{/* */}'],
  ['a lone surrogate', '{"name":"\\ud800"}'],
  ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['overlong UTF-8', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
  ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
  ['10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
])('a body with %s is rejected', (_, text) => {
  expect(parse(text)).toMatchObject({ ok: false, error: { code: 'invalid_request' } })
})

test('32 levels and the same key in two objects are accepted', () => {
  expect(parse(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true)
  expect(parse('[{"a":1},{"a":2}]').ok).toBe(true)
})

test('a rejected body does not pollute prototypes', () => {
  parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
