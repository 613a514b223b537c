import { expect, test } from 'vitest'
import type { TokenView } from '@/lib/tokens/schema'
import { noticeText, urgentTokens } from './notice-text'

const now = '2026-11-20T12:00:00.000Z'
const token = (name: string, fields: Partial<TokenView>) => ({ name, expiresAt: null, actions: [], ...fields }) as unknown as TokenView

const idle = token('idle', { status: 'idle', inactivityDeletionAt: '2026-12-01T12:00:00.000Z', actions: ['keep'] })
const soon = token('soon', { status: 'expiring', expiresAt: '2026-11-26T12:00:00.000Z' })
const later = token('later', { status: 'expiring', expiresAt: '2026-12-02T12:00:00.000Z' })
const cannotKeep = token('cannot keep', { status: 'idle', inactivityDeletionAt: '2026-11-22T12:00:00.000Z' })

test('tokens that expire within a week or can be kept from being deleted need attention, soonest first', () => {
  expect(urgentTokens([idle, later, cannotKeep, soon], now).map(({ name }) => name)).toEqual(['soon', 'idle'])
})

test('a notice says when the token expires or will be deleted', () => {
  expect(noticeText(soon, now, 'UTC')).toBe('expires in 6 days')
  expect(noticeText(idle, now, 'UTC')).toBe('will be deleted on 1 Dec')
})
