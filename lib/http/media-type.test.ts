import { expect, test } from 'vitest'
import { isJson } from './media-type'

test.each([
  'application/json',
  'application/json;',
  'Application/JSON',
  'application/json; charset=utf8',
  'application/json; charset=UTF-8;',
  'application/json;charset="utf-8"',
  'application/json; version=1; charset=utf-8',
  ' application/json ',
])('%s is JSON', (type) => {
  expect(isJson(type)).toBe(true)
})

test('US-ASCII is UTF-8', () => {
  expect(isJson('application/json; charset=us-ascii')).toBe(true)
})

test.each([null, '', 'json', 'text/plain', 'application/json; charset=utf-7', 'application/json; charset=utf-16', 'application/jsonp'])(
  '%s is not JSON in UTF-8',
  (type) => {
    expect([isJson(type), isJson(type, { suffixes: true })]).toEqual([false, false])
  },
)

test.each(['application/cloudevents+json', 'application/vnd.acme.lead+json; charset=utf-8'])('%s is JSON where suffixes count', (type) => {
  expect([isJson(type), isJson(type, { suffixes: true })]).toEqual([false, true])
})
