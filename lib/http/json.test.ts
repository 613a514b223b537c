import { expect, test } from 'vitest'
import { parseStrictJson } from './json'

const parse = (text: string | Uint8Array) => parseStrictJson(typeof text === 'string' ? Buffer.from(text) : text)

test('what every reader understands the same is taken', () => {
  const text = '{"a":[1,true,null,"x\\"{,\\u00e9"],"b":{"a":"b"},"c":{"b":{}}}'
  expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) })
})

test.each([
  ['a key twice', '{"role":"member","role":"owner"}'],
  ['a key twice, once escaped', '{"role":"member","r\\u006fle":"owner"}'],
  ['a key twice, deep inside', '[{"a":{"b":1,"c":[{"d":1,"d":2}]}}]'],
  ['__proto__', '{"__proto__":{"polluted":true}}'],
  ['__proto__, escaped and deep inside', '{"a":[{"\\u005f_proto__":1}]}'],
  ['a byte order mark', '\uFEFF{}'],
  ['a comma too many', '{"a":1,}'],
  ['two values', '{} {}'],
  ['nothing', ''],
  ['NaN', '{"a":NaN}'],
  ['a comment', '{/* */}'],
  ['a lone surrogate', '{"name":"\\ud800"}'],
  ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['an overlong form of UTF-8', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
  ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
  ['10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
])('a body with %s is rejected', (_, text) => {
  expect(parse(text)).toMatchObject({ ok: false, error: { code: 'invalid_request' } })
})

test('32 levels are taken, and the same key in two objects', () => {
  expect(parse(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true)
  expect(parse('[{"a":1},{"a":2}]').ok).toBe(true)
})

test('a rejected body leaves every prototype as it was', () => {
  parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
