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

it('unchanged choices give the terms of the preset', () => {
  expect(termsFrom({ ...standard, noticeDays: [15, 7, 1] })).toEqual(presets.default)
})

it('a shorter default lifetime does not change the maximum', () => {
  expect(termsFrom({ ...standard, noticeDays: [], lifetime: 'P30D' })).toMatchObject({
    defaultLifetime: 'P30D',
    maxLifetime: 'P1Y',
    noExpirationAllowed: false,
  })
})

it('no expiration by default also allows it', () => {
  expect(termsFrom({ ...standard, noticeDays: [], lifetime: null })).toMatchObject({
    defaultLifetime: null,
    maxLifetime: null,
    noExpirationAllowed: true,
  })
})

it('the limit of live tokens is at least that of listed tokens', () => {
  expect(termsFrom({ ...standard, noticeDays: [], listedPerPerson: 50 }).livePerPerson).toBe(50)
})

it('choices override the preset', () => {
  expect(termsFrom({ ...standard, inactivityDays: 7, noticeDays: [3], viewAllowed: true })).toMatchObject({
    noticeDays: [3],
    viewAllowed: true,
  })
})
