import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prettyJson } from './pretty'

test('what is read is what came: numbers, escapes and order stay as they were spelled', () => {
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

test('any JSON is set as JSON.stringify would', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(prettyJson(text, Number.POSITIVE_INFINITY).body).toBe(JSON.stringify(JSON.parse(text), null, 2))
    }),
  )
})

test('a body is cut where the page is full, and says so', () => {
  expect(prettyJson(`["${'x'.repeat(100)}"]`, 10)).toEqual({ body: '[\n  "xxxxx', cut: true })
})

test('a string of 256 KB with a quote in every second place is read at once', () => {
  const { cut, body } = prettyJson(JSON.stringify('"'.repeat(131_000)), 300_000)
  expect([cut, body.length]).toEqual([false, 262_002])
})
