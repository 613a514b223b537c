import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prettyJson } from './pretty'

test('numbers, escapes and order are printed exactly as they were received', () => {
  const text = '{"id":12345678901234567890,"price":1.50,"text":"a\\u00e9 { \\" }","list":[1e400,-0],"empty":{},"none":[]}'
  expect(prettyJson(text, 1_000)).toEqual({
    body: `{
  "id": 12345678901234567890,
  "price": 1.50,
  "text": "a\\u00e9 { \\" }",
  "list": [
    1e400,
    -0
  ],
  "empty": {},
  "none": []
}`,
    cut: false,
  })
})

test('any JSON is formatted as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(prettyJson(text, Number.POSITIVE_INFINITY).body).toBe(JSON.stringify(JSON.parse(text), null, 2))
    }),
  )
})

test('a body is cut at the limit and marked as cut', () => {
  expect(prettyJson(`["${'x'.repeat(100)}"]`, 10)).toEqual({ body: '[\n  "xxxxx', cut: true })
})

test('a string of 256 KB with an escaped quote at every second character is formatted in linear time', () => {
  const { cut, body } = prettyJson(JSON.stringify('"'.repeat(131_000)), 300_000)
  expect([cut, body.length]).toEqual([false, 262_002])
})
