import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accountRule, secondsLeft, type ThrottleState, withAttempt, withoutAttempt } from './throttle'
import { accountKey, networkKey } from './throttle-keys'

const start = new Date('2026-11-20T12:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const [soon, after60] = [after(20), after(60)]
const initial: ThrottleState = { failures: 0, lastFailedAt: start, blockedUntil: start }

function delays(tries: number): number[] {
  let state = initial
  let now = start
  return Array.from({ length: tries }, () => {
    state = withAttempt(state, accountRule, now)
    const wait = secondsLeft(state, now)
    now = new Date(now.getTime() + wait * 1000)
    return wait
  })
}

it('four attempts are free; from the fifth, the delay doubles from 15 seconds up to 15 minutes', () => {
  expect(delays(13)).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900])
})

it('the counter resets after a day without an attempt', () => {
  const blocked = { failures: 40, lastFailedAt: start, blockedUntil: after(900) }
  expect(withAttempt(blocked, accountRule, after(86_401))).toMatchObject({ failures: 1, blockedUntil: after(86_401) })
})

it('withoutAttempt restores the state before the attempt', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), (failures) => {
      const before = { ...initial, failures }
      const after = withAttempt(before, accountRule, soon)
      expect(withoutAttempt(after, { before, after })).toEqual(before)
    }),
  )
})

it('withoutAttempt keeps the block and time of a later attempt', () => {
  const before = { ...initial, failures: 3 }
  const after = withAttempt(before, accountRule, soon)
  const later = withAttempt(after, accountRule, after60)
  expect(withoutAttempt(later, { before, after })).toEqual({ ...later, failures: 4 })
})

it('IPs of one IPv6 /64 share a throttle key, in every spelling', () => {
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
