import { expect, test } from 'vitest'
import { recentRequestsText, usedJustNow, usedRecently } from './recent-use'

const now = '2026-11-20T10:00:00.000Z'

test('a token used within 30 days counts as recently used', () => {
  expect(usedRecently({ lastUsedAt: '2026-10-21T10:00:00.000Z' }, now)).toBe(true)
  expect(usedRecently({ lastUsedAt: '2026-10-21T09:59:59.999Z' }, now)).toBe(false)
  expect(usedRecently({ lastUsedAt: null }, now)).toBe(false)
})

test('without a clock, a token that was ever used counts as recently used', () => {
  expect(usedRecently({ lastUsedAt: '2020-01-01T00:00:00.000Z' }, null)).toBe(true)
  expect(usedRecently({ lastUsedAt: null }, null)).toBe(false)
})

test('a token used within the last hour counts as just used; without a clock none does', () => {
  expect(usedJustNow({ lastUsedAt: '2026-11-20T09:00:01.000Z' }, now)).toBe(true)
  expect(usedJustNow({ lastUsedAt: '2026-11-20T09:00:00.000Z' }, now)).toBe(false)
  expect(usedJustNow({ lastUsedAt: '2026-11-20T09:59:00.000Z' }, null)).toBe(false)
})

test('deleting states the recent requests and that only new ones are rejected', () => {
  expect(recentRequestsText(1)).toBe('1 request in the last 24 hours; new requests will be rejected')
  expect(recentRequestsText(1204)).toBe('1,204 requests in the last 24 hours; new requests will be rejected')
})
