import { expect, it } from 'vitest'
import { presets } from '@/lib/tokens/policy/presets'
import { emptyValues, isTyped, messageOf, policyValues, remainingErrors, stepOf, toInput } from './values'

const values = emptyValues(presets)

it('the policy step starts as the default preset and follows a chosen one', () => {
  const standard = {
    preset: 'default',
    listedPerPerson: 3,
    lifetime: 'P1Y',
    inactivityDays: 90,
    noticeDays: [15, 7, 1],
    viewAllowed: false,
  }
  expect(toInput(values).policy).toEqual(standard)
  expect(toInput({ ...values, ...policyValues('brokerage', presets) }).policy.viewAllowed).toBe(true)
  expect(toInput({ ...values, ...policyValues('integration', presets) }).policy).toMatchObject({
    listedPerPerson: 0,
    lifetime: null,
    inactivityDays: 0,
  })
})

it('an empty number is sent as NaN, never as "no limit"', () => {
  const { listedPerPerson, noticeDays } = toInput({ ...values, listedPerPerson: ' ', noticeDays: '15; seven' }).policy
  expect(listedPerPerson).toBeNaN()
  expect(noticeDays).toEqual([15, Number.NaN])
})

it('errors lead to the first step with an invalid field', () => {
  expect(stepOf({ 'policy.inactivityDays': ['x'], 'person.email': ['x'] })).toBe(1)
  expect(stepOf({ location: ['x'] })).toBe(2)
  expect(stepOf({ form: ['x'] })).toBe(0)
  expect(messageOf({ 'policy.noticeDays.1': ['Enter whole numbers.'] }, 'policy.noticeDays')).toBe('Enter whole numbers.')
  expect(messageOf({ 'policy.noticeDays.1': ['x'] }, 'policy.notice')).toBeUndefined()
})

it('an error disappears when its own field changes, and only then', () => {
  const errors = { 'person.name': ['a'], 'policy.noticeDays.1': ['b'], 'policy.listedPerPerson': ['c'], location: ['d'] }
  const sent = { ...values, noticeDays: '15, x', listedPerPerson: '' }
  expect(remainingErrors(errors, sent, { ...sent, email: 'ana@example.com' })).toEqual(errors)
  expect(Object.keys(remainingErrors(errors, sent, { ...sent, name: 'Ana' }))).toEqual([
    'policy.noticeDays.1',
    'policy.listedPerPerson',
    'location',
  ])
  expect(Object.keys(remainingErrors(errors, sent, { ...sent, location: 'Harbour' }))).not.toContain('location')
  expect(Object.keys(remainingErrors(errors, sent, { ...sent, ...policyValues('agency', presets) }))).toEqual(['person.name', 'location'])
  expect(Object.keys(remainingErrors(errors, sent, { ...sent, listedPerPerson: 'many' }))).toContain('policy.listedPerPerson')
})

it('something would be lost once a value differs from those of an empty form', () => {
  expect(isTyped(values, presets)).toBe(false)
  expect(isTyped({ ...values, name: 'Ana' }, presets)).toBe(true)
  expect(isTyped({ ...values, viewAllowed: !values.viewAllowed }, presets)).toBe(true)
})
