import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accountRule, secondsLeft, type ThrottleState, withAttempt, withoutAttempt } from './throttle'
import { accountKey, networkKey } from './throttle-keys'

const start = new Date('2026-11-20T12:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const [soon, after60] = [after(20), after(60)]
const fresh: ThrottleState = { failures: 0, lastFailedAt: start, blockedUntil: start }

function delays(tries: number): number[] {
  let state = fresh
  let now = start
  return Array.from({ length: tries }, () => {
    state = withAttempt(state, accountRule, now)
    const wait = secondsLeft(state, now)
    now = new Date(now.getTime() + wait * 1000)
    return wait
  })
}

it('five tries are free but the fifth, then the delay doubles up to 15 minutes and stays there', () => {
  expect(delays(13)).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900])
})

it('a day without a try forgets everything', () => {
  const blocked = { failures: 40, lastFailedAt: start, blockedUntil: after(900) }
  expect(withAttempt(blocked, accountRule, after(86_401))).toMatchObject({ failures: 1, blockedUntil: after(86_401) })
})

it('a try that was no failure is given back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), (failures) => {
      const before = { ...fresh, failures }
      const after = withAttempt(before, accountRule, soon)
      expect(withoutAttempt(after, { before, after })).toEqual(before)
    }),
  )
})

it('giving a try back leaves the block and the time of a later one', () => {
  const before = { ...fresh, failures: 3 }
  const after = withAttempt(before, accountRule, soon)
  const later = withAttempt(after, accountRule, after60)
  expect(withoutAttempt(later, { before, after })).toEqual({ ...later, failures: 4 })
})

it('addresses of one IPv6 /64 share a throttle row, in every spelling', () => {
  const network = networkKey('2001:db8:0:1::1')
  expect(networkKey('2001:DB8:0:1:ffff:ffff:ffff:ffff')).toBe(network)
  expect(networkKey('2001:db8:0:2::1')).not.toBe(network)
  expect(networkKey('::ffff:203.0.113.7')).toBe(networkKey('203.0.113.7'))
  expect(networkKey('203.0.113.8')).not.toBe(networkKey('203.0.113.7'))
  expect(networkKey('not an IP')).toBe('network:unknown')
})

it('a throttle key does not contain the typed email address', () => {
  expect(accountKey('ana@example.com')).not.toContain('ana')
})
