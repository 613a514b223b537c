import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { failureText, waitText } from './failure-text'
import { fieldSummary } from './field-summary'

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`)

test('a wait under 90 seconds is given in seconds, a longer one in minutes', () => {
  expect([1, 40, 89, 90, 240].map((seconds) => waitText(seconds))).toEqual([
    '1 second',
    '40 seconds',
    '89 seconds',
    '2 minutes',
    '4 minutes',
  ])
})

test('every failure has a message, and details from the server take precedence', () => {
  expect(failureText({ code: 'forbidden' })).toBe('Nothing was changed. Your role no longer allows this.')
  expect(failureText({ code: 'rate_limited', retryAfter: 40 })).toBe('Too many changes. Try again in 40 seconds.')
  expect(failureText({ code: 'paused' })).toBe('Your organization has paused new tokens.')
  expect(failureText({ code: 'paused', detail: 'Ask Ana.' })).toBe('Your organization has paused new tokens. Ask Ana.')
  expect(failureText({ code: 'wrong_status', detail: 'The old token has stopped.' })).toBe('The old token has stopped.')
  expect(failureText({ code: 'invalid_input', fields: { change: ['It is the longest already.'] } })).toBe('It is the longest already.')
  expect(failureText({ code: 'internal' })).toBe('Something went wrong. Try again.')
})

test.each(['token', 'destination', 'policy', 'account'] as const)('the failure of a change to a %s names it', (subject) => {
  expect(failureText({ code: 'not_found' }, subject)).toBe(`This ${subject} no longer exists.`)
  for (const code of ['conflict', 'wrong_status'] as const) {
    expect(failureText({ code }, subject)).toBe(`This ${subject} was just changed. Check its current state and try again.`)
  }
})

test('every screen outside of the token screens says what its failures are about', () => {
  const unnamed = sources('components')
    .filter((path) => /\.tsx?$/.test(path) && !/^components\/(tokens|session)\//.test(path))
    .filter((path) => /failureText\([\w.]+\)|<FailureBanner(?![^>]*(subject|text)=)/.test(readFileSync(path, 'utf8')))
  expect(unnamed).toEqual([])
})

test('the error summary names the fields that need attention', () => {
  expect(fieldSummary(['name'])).toBe('1 field needs attention: Name.')
  expect(fieldSummary(['name', 'locationId', 'expires'])).toBe('3 fields need attention: Name, Location and Expires.')
})
