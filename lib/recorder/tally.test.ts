import { expect, test } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { Tally } from './tally'
import type { RecordedRequest, Use } from './types'

const presented = { orgId: 'org' as OrgId, at: new Date('2026-11-20T12:10:00Z'), ip: '203.0.113.7' }

const use = (tokenId: string): Use => ({
  ...presented,
  tokenId: tokenId as TokenId,
  code: 'ok',
  generation: 1,
  current: true,
  userAgent: null,
  endpoint: null,
  urgent: false,
})

const request = (tokenId: string, durationMs: number, code = 'ok'): RecordedRequest => ({
  ...presented,
  tokenId: tokenId as TokenId,
  code,
  method: 'GET',
  path: '/a',
  status: 200,
  durationMs,
})

const durations = (tally: Tally, tokenId: string) =>
  tally.requests.filter((each) => each.tokenId === tokenId).map(({ durationMs }) => durationMs)

test('a tally holds a bounded number of counts and reports a dropped use', () => {
  const tally = new Tally(2)
  expect([tally.add(use('a')), tally.add(use('b')), tally.add(use('c')), tally.add(use('a'))]).toEqual([true, true, false, true])
  expect(tally.hours.map(({ tokenId, accepted }) => [tokenId, accepted])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
  expect(tally.last).toHaveLength(2)
})

test('a tally that takes in earlier ones again and again holds a bounded number of tokens', () => {
  let tally = new Tally(2)
  for (const token of ['a', 'b', 'c', 'd', 'e']) {
    const later = new Tally(2)
    later.add(use(token))
    later.merge(tally)
    tally = later
  }
  expect(tally.last.map(({ tokenId }) => tokenId)).toEqual(['a', 'e'])
})

test('a tally holds the latest 50 requests of a token, and no token pushes out those of another', () => {
  const tally = new Tally(10)
  tally.addRequest(request('quiet', 1))
  for (let count = 0; count < 10_000; count += 1) tally.addRequest(request('busy', count))
  tally.addRequest(request('busy', 1, 'expired'))
  expect(durations(tally, 'busy')).toEqual([...Array.from({ length: 50 }, (_, index) => 9_950 + index), 1])
  expect(durations(tally, 'quiet')).toEqual([1])
})

test('a tally of many tokens holds 5,000 requests, and always the latest one of each', () => {
  const tally = new Tally(6_000)
  for (let round = 0; round < 3; round += 1) {
    for (let token = 0; token < 7_000; token += 1) tally.addRequest(request(`token-${token}`, round))
  }
  expect(tally.requests).toHaveLength(6_000)
  expect(durations(tally, 'token-0')).toEqual([2])
  expect(durations(tally, 'token-6500')).toEqual([])
})

test('requests that could not be written come before later ones, which replace them', () => {
  const [earlier, later] = [new Tally(10), new Tally(10)]
  for (let count = 0; count < 40; count += 1) {
    earlier.addRequest(request('a', count))
    later.addRequest(request('a', 40 + count))
  }
  later.merge(earlier)
  expect(durations(later, 'a')).toEqual(Array.from({ length: 50 }, (_, index) => 30 + index))
})
