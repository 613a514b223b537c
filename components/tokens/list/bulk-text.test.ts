import { expect, test } from 'vitest'
import { fail } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { bulkFailureText, fateAfter } from './bulk-text'

const on = { deactivatedAt: null } as TokenView
const off = { deactivatedAt: '2026-11-29T10:00:00.000Z' } as TokenView
const none = { succeeded: [], missing: [], failed: [], unknown: [] }

test('a token whose response was lost counts as what was read of it', () => {
  const isOff = (token: TokenView | null) => token !== null && token.deactivatedAt !== null
  expect(fateAfter({ kind: 'read', token: off }, isOff)).toBe('succeeded')
  expect(fateAfter({ kind: 'read', token: on }, isOff)).toBe('failed')
  expect(fateAfter({ kind: 'missing' }, isOff)).toBe('missing')
  expect(fateAfter({ kind: 'unread' }, isOff)).toBe('unknown')
  expect(fateAfter({ kind: 'rejected', failure: fail('forbidden').error }, isOff)).toBe('failed')
})

test('a missing token counts as deleted', () => {
  expect(fateAfter({ kind: 'missing' }, (token) => token === null)).toBe('succeeded')
})

test('each kind of failure has its own sentence', () => {
  expect(bulkFailureText({ ...none, succeeded: [on] }, 'deactivated')).toBeNull()
  expect(bulkFailureText({ ...none, failed: [on], missing: [on] }, 'deactivated')).toBe(
    '1 token could not be deactivated. 1 token no longer exists.',
  )
  expect(bulkFailureText({ ...none, unknown: [on, on] }, 'deactivated')).toBe(
    "Couldn't reach Keyrail. It is not known whether 2 tokens were deactivated.",
  )
})
