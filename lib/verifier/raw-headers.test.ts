import { expect, test } from 'vitest'
import { readRawHeaders } from './raw-headers'

const problemOf = (...raw: string[]) => readRawHeaders(raw).problem

test('headers that occur once are read by their name in any case', () => {
  const headers = readRawHeaders(['Host', 'a', 'X-Api-Key', 'k', 'accept', 'one', 'Accept', 'two', 'Connection', 'keep-alive, Upgrade'])
  expect([headers.problem, headers.get('host'), headers.get('x-api-key'), headers.get('accept')]).toEqual([null, 'a', 'k', 'one, two'])
  expect([headers.get('authorization'), headers.get('__proto__'), headers.get('constructor')]).toEqual([null, null, null])
})

test.each([
  ['Authorization twice', 'Authorization', 'Bearer a', 'authorization', 'Bearer b'],
  ['X-Api-Key twice', 'X-Api-Key', 'a', 'X-Api-Key', 'a'],
  ['two hosts', 'Host', 'a', 'Host', 'b'],
  ['two methods of the original request', 'X-Forwarded-Method', 'GET', 'X-Forwarded-Method', 'DELETE'],
  ['X_Api_Key', 'X_Api_Key', 'a'],
  ['x_keyrail_proxy', 'x_keyrail_proxy', 'a'],
  ['X-Forwarded_For', 'X-Forwarded_For', '127.0.0.1'],
  ['Authorization as a hop-by-hop header', 'Connection', 'close, Authorization', 'Authorization', 'Bearer a'],
  ['X-Keyrail-Proxy as a hop-by-hop header', 'Connection', 'x-keyrail-proxy'],
  ['X_Api_Key as a hop-by-hop header', 'Connection', 'keep-alive,X_Api_Key'],
])('%s is ambiguous', (_, ...raw) => {
  expect(problemOf(...raw)).not.toBeNull()
})
