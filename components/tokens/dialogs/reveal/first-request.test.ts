import { expect, test } from 'vitest'
import { firstRequestLine, keepFirst } from './first-request'

const now = '2026-11-20T10:00:10.000Z'

test('without a request the line is waiting, and says when watching has stopped', () => {
  expect(firstRequestLine(undefined, false)).toEqual({ tone: 'waiting', text: 'Waiting for the first request…' })
  expect(firstRequestLine({ accepted: null, rejected: null, now }, true).tone).toBe('stopped')
})

test('an accepted request is shown with its time and IP address', () => {
  const accepted = { at: '2026-11-20T10:00:08.000Z', from: '203.0.113.7' }
  expect(firstRequestLine({ accepted, rejected: null, now }, false)).toEqual({
    tone: 'good',
    text: 'First request received 2 seconds ago from 203.0.113.7: 200 OK',
  })
})

test('an unknown IP address is omitted', () => {
  const accepted = { at: '2026-11-20T09:58:08.000Z', from: null }
  expect(firstRequestLine({ accepted, rejected: null, now }, false).text).toBe('First request received 2 minutes ago: 200 OK')
})

test('a rejection is shown in words, never as a code', () => {
  const line = (code: string) => firstRequestLine({ accepted: null, rejected: { at: now, code }, now }, false)
  expect(line('address_not_allowed')).toEqual({ tone: 'bad', text: 'A request arrived but was rejected: IP address not allowed.' })
  expect(line('brand_new_code').text).toBe('A request arrived but was rejected: not accepted.')
})

test('an accepted request takes precedence over a rejected one', () => {
  const accepted = { at: now, from: null }
  expect(firstRequestLine({ accepted, rejected: { at: now, code: 'expired' }, now }, false).tone).toBe('good')
})

test('later requests do not replace the first accepted one, whose age follows the clock of the server', () => {
  const first = { at: '2026-11-20T10:00:08.000Z', from: '203.0.113.7' }
  const later = { accepted: { at: '2026-11-20T10:00:20.000Z', from: '198.51.100.4' }, rejected: null, now: '2026-11-20T10:00:21.000Z' }
  expect(keepFirst(undefined, later)).toEqual(later)
  expect(keepFirst({ accepted: null, rejected: null, now }, later)).toEqual(later)
  expect(keepFirst({ accepted: first, rejected: null, now }, later)).toEqual({ ...later, accepted: first })
})
