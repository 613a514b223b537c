import { expect, test } from 'vitest'
import { periodChoices, readPeriod } from './period'

test('a missing or unknown period means 30 days', () => {
  expect([undefined, '7', '90', '31', ['7', '90']].map(readPeriod)).toEqual([30, 7, 90, 30, 30])
})

test('periods longer than the time since the creation are one choice', () => {
  const labels = (createdOn: string) => periodChoices(createdOn, '2026-11-20').map(({ period, label }) => `${period}: ${label}`)
  expect(labels('2026-11-18')).toEqual(['7: Since creation'])
  expect(labels('2026-11-10')).toEqual(['7: 7 days', '30: Since creation'])
  expect(labels('2026-10-01')).toEqual(['7: 7 days', '30: 30 days', '90: Since creation'])
  expect(labels('2025-10-01')).toEqual(['7: 7 days', '30: 30 days', '90: 90 days'])
})
