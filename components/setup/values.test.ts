import { expect, it } from 'vitest'
import { presets } from '@/lib/tokens/policy/presets'
import { emptyValues, messageOf, policyValues, stepOf, stillWrong, toInput } from './values'

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

it('an emptied number is no number, never "no limit"', () => {
  const { listedPerPerson, noticeDays } = toInput({ ...values, listedPerPerson: ' ', noticeDays: '15; seven' }).policy
  expect(listedPerPerson).toBeNaN()
  expect(noticeDays).toEqual([15, Number.NaN])
})

it('what is wrong leads to the first step that asks for it', () => {
  expect(stepOf({ 'policy.inactivityDays': ['x'], 'person.email': ['x'] })).toBe(1)
  expect(stepOf({ location: ['x'] })).toBe(2)
  expect(stepOf({ form: ['x'] })).toBe(0)
  expect(messageOf({ 'policy.noticeDays.1': ['Enter whole numbers.'] }, 'policy.noticeDays')).toBe('Enter whole numbers.')
  expect(messageOf({ 'policy.noticeDays.1': ['x'] }, 'policy.notice')).toBeUndefined()
})

it('a message goes when what it is about is typed anew, and no other does', () => {
  const told = { 'person.name': ['a'], 'policy.noticeDays.1': ['b'], 'policy.listedPerPerson': ['c'], location: ['d'] }
  const then = { ...values, noticeDays: '15, x', listedPerPerson: '' }
  expect(stillWrong(told, then, { ...then, email: 'ana@example.com' })).toEqual(told)
  expect(Object.keys(stillWrong(told, then, { ...then, name: 'Ana' }))).toEqual([
    'policy.noticeDays.1',
    'policy.listedPerPerson',
    'location',
  ])
  expect(Object.keys(stillWrong(told, then, { ...then, location: 'Harbour' }))).not.toContain('location')
  expect(Object.keys(stillWrong(told, then, { ...then, ...policyValues('agency', presets) }))).toEqual(['person.name', 'location'])
  expect(Object.keys(stillWrong(told, then, { ...then, listedPerPerson: 'many' }))).toContain('policy.listedPerPerson')
})
