import { expect, test } from 'vitest'
import { hasSwitch, isOn, lockReason } from './switch-lock'

const token = { status: 'active', suspended: null, deactivatedAt: null } as const

test('the switch of a working token is on and can be used', () => {
  expect([isOn(token), lockReason(token)]).toEqual([true, undefined])
})

test('the switch of a deactivated token is off and can be used', () => {
  const deactivated = { ...token, status: 'deactivated', deactivatedAt: '2026-11-20T10:00:00.000Z' } as const
  expect([isOn(deactivated), lockReason(deactivated)]).toEqual([false, undefined])
})

test.each([
  ['member', 'Rejected because its owner is deactivated.'],
  ['location', 'Rejected because its location is archived.'],
  ['organization', 'Rejected because the organization is closing.'],
] as const)('the switch of a token suspended by its %s is off and locked, and says why', (suspended, reason) => {
  const locked = { ...token, status: 'suspended', suspended } as const
  expect([isOn(locked), lockReason(locked)]).toEqual([false, reason])
})

test('the switch of an expired token is off and locked, and says why', () => {
  const expired = { ...token, status: 'expired' } as const
  expect([isOn(expired), lockReason(expired), hasSwitch({ ...expired, actions: ['delete'] })]).toEqual([
    false,
    "Expired tokens can't be activated.",
    true,
  ])
})

test('a viewer has no switch', () => {
  expect(hasSwitch({ ...token, actions: [] })).toBe(false)
})
