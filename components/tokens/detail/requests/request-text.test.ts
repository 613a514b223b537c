import { expect, test } from 'vitest'
import { durationText, firstRows, type RecentRequest, requestText, resultText } from './request-text'

const request: RecentRequest = {
  id: '1',
  at: '2026-11-20T12:00:00.000Z',
  code: 'ok',
  method: 'GET',
  path: '/api/v1/contacts',
  status: 200,
  statusText: 'OK',
  durationMs: 1_204,
  ip: null,
}
const verified = { ...request, method: null, path: null, status: null, statusText: null, durationMs: null }

test.each([
  [request, ['GET /api/v1/contacts', '200 OK', '1,204 ms']],
  [{ ...request, status: 299, statusText: null }, ['GET /api/v1/contacts', '299', '1,204 ms']],
  [verified, ['Verified by a server', 'Accepted', null]],
  [{ ...verified, code: 'expired' }, ['Verified by a server', 'Rejected', null]],
])('a recent request is described by its request, result and duration: %o', (each, texts) => {
  expect([requestText(each), resultText(each), durationText(each)]).toEqual(texts)
})

test('ten of fourteen requests are shown first, and all of thirteen', () => {
  const of = (count: number) => Array.from({ length: count }, () => request)
  expect([firstRows(of(14)).length, firstRows(of(13)).length]).toEqual([10, 13])
})
