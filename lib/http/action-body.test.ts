import { describe, expect, test } from 'vitest'
import { actionProblem } from './action-body'

const id = '40'.repeat(21)
const send = async (body: string | FormData, headers: Record<string, string> = {}) =>
  (await actionProblem(new Request('http://localhost/sign-in', { method: 'POST', headers, body })))?.status ?? null

const call = (body: string) => send(body, { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' })

describe('a call of a server action', () => {
  test.each([
    '[]',
    '["northwind","kru_1",false]',
    '[{"note":"$$5","expires":"$undefined"}]',
    '["$D2026-11-29T10:00:00.000Z"]',
    '[{"a":[1]},"$0:0:a"]',
  ])('with the arguments %s passes', async (body) => expect(await call(body)).toBeNull())

  test.each([
    '',
    '[',
    'garbage',
    '{"0":1}',
    '"text"',
    '["$@1"]',
    '["$K1"]',
    '["$1:__proto__:then"]',
    '[{"then":"$1:then"}]',
    '[{"__proto__":{"polluted":1}}]',
    JSON.stringify(Array.from({ length: 1_001 }, () => 1)),
  ])('with the body %j is rejected', async (body) => expect(await call(body)).toBe(400))

  test.each(['x', '0'.repeat(41), `${'0'.repeat(41)}g`, '../'.repeat(14)])('with the id %j is rejected', async (unknown) =>
    expect(await send('[]', { 'next-action': unknown })).toBe(400),
  )

  test('that is too large is rejected before it is parsed', async () => {
    expect(await call(`["${'x'.repeat(65_536)}"]`)).toBe(413)
  })
})

describe('a form', () => {
  const type = (boundary: string) => ({ 'content-type': `multipart/form-data${boundary}` })
  const part = '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--b--\r\n'

  test('that is complete passes', async () => {
    const form = new FormData()
    form.set('0', '["$K1"]')
    form.set('1_name', 'Ana')
    expect(await send(form)).toBeNull()
    expect(await send(part, { ...type('; boundary=b'), 'next-action': id })).toBeNull()
  })

  test.each([
    ['without a boundary', part, ''],
    ['with another boundary', part, '; boundary=c'],
    ['of garbage', 'garbage', '; boundary=b'],
    ['that is cut off', part.slice(0, 40), '; boundary=b'],
    ['without a body', '', '; boundary=b'],
  ])('%s is rejected, with an action id or without', async (_, body, boundary) => {
    expect(await send(body, type(boundary))).toBe(400)
    expect(await send(body, { ...type(boundary), 'next-action': id })).toBe(400)
  })

  test('whose arguments are no JSON is rejected', async () => {
    expect(await send(part.replace('["$K1"]', '['), { ...type('; boundary=b'), 'next-action': id })).toBe(400)
  })
})

test('a form with arguments in several parts needs JSON in each', async () => {
  const form = new FormData()
  form.set('0', '["$1"]')
  form.set('1', '{}')
  expect(await send(form, { 'next-action': id })).toBeNull()
  form.set('1', '{')
  expect(await send(form, { 'next-action': id })).toBe(400)
})

test('any other request is none of its business', async () => {
  expect(await send('email=a', { 'content-type': 'application/x-www-form-urlencoded' })).toBeNull()
})
