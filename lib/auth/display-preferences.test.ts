import { expect, test } from 'vitest'
import { usualHourCycle, usualWeekStart } from './display-preferences'

test('the automatic clock is that of the first language of the browser', () => {
  expect(['en-US,en;q=0.9', 'en-GB', 'de-DE,en-US;q=0.5', '*', '', null].map(usualHourCycle)).toEqual([
    'h12',
    'h23',
    'h23',
    'h23',
    'h23',
    'h23',
  ])
})

test('the automatic first day of the week is that of the first language of the browser', () => {
  expect(['en-US,en;q=0.9', 'en-GB', 'ar-EG', 'pt', '*', '', null].map(usualWeekStart)).toEqual([0, 1, 6, 0, 1, 1, 1])
})
