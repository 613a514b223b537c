import { expect, it } from 'vitest'
import { presets } from '../tokens/index'
import { termsFrom } from './policy-terms'

const standard = {
  preset: 'default',
  listedPerPerson: 3,
  lifetime: 'P1Y',
  inactivityDays: 90,
  noticeDays: [15, 7, 1],
  viewAllowed: false,
} as const

it('a preset as it is shown is the preset', () => {
  expect(termsFrom({ ...standard, noticeDays: [15, 7, 1] })).toEqual(presets.default)
})

it('a shorter lifetime leaves the longest as it was', () => {
  expect(termsFrom({ ...standard, noticeDays: [], lifetime: 'P30D' })).toMatchObject({
    defaultLifetime: 'P30D',
    maxLifetime: 'P1Y',
    noExpirationAllowed: false,
  })
})

it('no end date by default allows no end date', () => {
  expect(termsFrom({ ...standard, noticeDays: [], lifetime: null })).toMatchObject({
    defaultLifetime: null,
    maxLifetime: null,
    noExpirationAllowed: true,
  })
})

it('as many tokens may live as may be listed', () => {
  expect(termsFrom({ ...standard, noticeDays: [], listedPerPerson: 50 }).livePerPerson).toBe(50)
})

it('what was chosen beside the preset stays chosen', () => {
  expect(termsFrom({ ...standard, inactivityDays: 7, noticeDays: [3], viewAllowed: true })).toMatchObject({
    noticeDays: [3],
    viewAllowed: true,
  })
})
