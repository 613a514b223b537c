import { expect, test } from 'vitest'
import { withNext } from '@/components/ui/toast-timing'
import type { TokenView } from '@/lib/tokens/schema'
import { changeToast, switchedText } from './change-text'

const token = { tokenKey: 'kru_a', name: 'Zapier sync', type: 'user', usedToday: 0 } as TokenView

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
  expect(changeToast({ kind: 'deactivated', token: used }).text).toBe(switchedText(used, false))
})

test('a permanently deleted token is named although it no longer exists', () => {
  expect(changeToast({ kind: 'deleted', tokenKey: 'kru_a', name: 'Zapier sync' }).text).toBe('Zapier sync deleted permanently.')
})

test('a change replaces the toast of an earlier one of the same token, so that its Undo does not stay', () => {
  const undo = { about: token.tokenKey, text: switchedText(token, false), undo: () => undefined }
  const changes = [
    { kind: 'edited', token },
    { kind: 'deleted', tokenKey: token.tokenKey, name: token.name },
  ] as const
  for (const change of changes) expect(withNext<Parameters<typeof withNext>[1]>([undo], changeToast(change))).toEqual([changeToast(change)])
})
