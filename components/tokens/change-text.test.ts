import { expect, test } from 'vitest'
import type { TokenView } from '@/lib/tokens/schema'
import { changeText, switchedText } from './change-text'

const token = { name: 'Zapier sync', type: 'user', usedToday: 0 } as TokenView

test('the text of a deactivation has the number of requests that now fail', () => {
  expect(switchedText(token, false)).toBe('Zapier sync deactivated.')
  expect(switchedText({ ...token, usedToday: 1 }, false)).toBe('Zapier sync deactivated. It handled 1 request in the last 24 hours.')
  expect(switchedText({ ...token, usedToday: 1204 }, false)).toBe(
    'Zapier sync deactivated. It handled 1,204 requests in the last 24 hours.',
  )
})

test('deactivating a managed token pauses deliveries', () => {
  expect(switchedText({ ...token, type: 'managed', usedToday: 3 }, false)).toBe('Deliveries to Zapier sync are paused.')
})

test('a deactivation in a dialog has the same text as one by the switch', () => {
  const used = { ...token, usedToday: 12 }
  expect(changeText({ kind: 'deactivated', token: used })).toBe(switchedText(used, false))
})

test('a permanently deleted token is named although it no longer exists', () => {
  expect(changeText({ kind: 'deleted', tokenKey: 'kru_a', name: 'Zapier sync' })).toBe('Zapier sync deleted permanently.')
})
