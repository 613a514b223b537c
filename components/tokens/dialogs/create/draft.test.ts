import { expect, test } from 'vitest'
import type { CreateOptions, TokenView } from '@/lib/tokens/schema'
import { isTyped, newDraft, toInput } from './draft'

const everyType: ('user' | 'admin' | 'location')[] = ['user', 'admin', 'location']
const scope = (name: string, types = everyType) => ({ name, label: name, risk: 'low' as const, reason: '', types, allowed: true })
const options: CreateOptions = {
  types: [
    { type: 'user', allowed: true, reason: null },
    { type: 'admin', allowed: true, reason: null },
    { type: 'location', allowed: false, reason: 'Only managers can create location tokens.' },
  ],
  locations: [{ id: 'l1', name: 'Downtown Office' }],
  moreLocations: false,
  scopes: [scope('contacts:read'), scope('contacts:write'), scope('tokens:verify', ['admin'])],
  defaultLifetime: 'P1Y',
  lifetimes: ['P30D', 'P90D', 'P1Y'],
  noExpirationAllowed: false,
  firstDay: '2026-11-21',
  lastDay: '2027-11-20',
  endsAt: {},
  inactivityDays: 90,
  adminNeedsIpAllowlist: true,
  requestsPerMinute: 0,
  removeAllowed: true,
  paused: null,
  overlaps: ['PT0S'],
  overlapEndsAt: {},
  ownIp: null,
  administrators: [],
}

test("the form opens with the policy's default lifetime", () => {
  expect(newDraft(options).expires).toBe('P1Y')
  expect(newDraft({ ...options, defaultLifetime: null, noExpirationAllowed: true }).expires).toBe('never')
  expect(newDraft({ ...options, defaultLifetime: 'P2Y' }).expires).toBe('P1Y')
})

test('a type the user may not create falls back to user', () => {
  expect(newDraft(options, { type: 'location' }).type).toBe('user')
})

test('the viewed location is preselected if the user may choose it', () => {
  const several = { ...options, locations: [...options.locations, { id: 'l2', name: 'Airport Office' }] }
  expect(newDraft(several, { locationId: 'l2' }).locationId).toBe('l2')
  expect(newDraft(several, { locationId: 'l9' }).locationId).toBe('')
  expect(newDraft(options).locationId).toBe('l1')
})

test('an admin token that requires an IP allowlist opens with that field', () => {
  expect(newDraft(options, { type: 'admin' }).ipAllowlist).toEqual([])
})

test('only a form with typed or chosen values counts as typed', () => {
  const opened = newDraft(options)
  expect(isTyped(opened, opened)).toBe(false)
  expect(isTyped({ ...opened, name: '  ' }, opened)).toBe(false)
  expect(isTyped({ ...opened, name: 'Zapier' }, opened)).toBe(true)
  expect(isTyped({ ...opened, preset: 'contacts' }, opened)).toBe(true)
})

test('fields of another type are not submitted', () => {
  const draft = { ...newDraft(options), acknowledged: true, locationId: 'l1' }
  expect(toInput(draft, options)).toMatchObject({ locationId: null, acknowledged: false })
  expect(toInput({ ...draft, type: 'admin' }, options)).toMatchObject({ locationId: null, acknowledged: true })
  expect(toInput({ ...draft, type: 'location' }, options)).toMatchObject({ locationId: 'l1', acknowledged: false })
})

test('an IP address typed but not added is submitted', () => {
  const draft = { ...newDraft(options), ipAllowlist: ['203.0.113.7'], pending: ' 203.0.113.8 ' }
  expect(toInput(draft, options).ipAllowlist).toEqual(['203.0.113.7', '203.0.113.8'])
})

test('a rate limit is submitted as a number, and text as invalid', () => {
  const submitted = (requestsPerMinute: string | null) => toInput({ ...newDraft(options), requestsPerMinute }, options).requestsPerMinute
  expect([null, '', ' 600 ', '6e2'].map(submitted)).toEqual([0, 0, 600, Number.NaN])
})

test('scopes of another type are not submitted', () => {
  const draft = { ...newDraft(options), preset: 'everything' as const }
  expect(toInput(draft, options).scopes).toEqual(['contacts:read', 'contacts:write'])
  expect(toInput({ ...draft, type: 'admin' }, options).scopes).toContain('tokens:verify')
  const custom = { ...draft, preset: 'custom' as const, custom: ['contacts:read', 'tokens:verify'] }
  expect(toInput(custom, options).scopes).toEqual(['contacts:read'])
})

test('a custom date is submitted as a date', () => {
  const draft = { ...newDraft(options), expires: 'on' as const, date: '2027-01-31' }
  expect(toInput(draft, options).expires).toEqual({ kind: 'on', date: '2027-01-31' })
})

const source = {
  name: 'Spring export',
  note: 'For the office',
  type: 'user',
  scopes: ['contacts:read', 'contacts:write'],
  ipAllowlist: ['203.0.113.7/32'],
  requestsPerMinute: 60,
  location: null,
} as unknown as TokenView

test('a form opened from another token has its name, type, location, scopes, IP allowlist and rate limit', () => {
  expect(newDraft(options, { from: source })).toMatchObject({
    name: 'Spring export',
    note: null,
    type: 'user',
    preset: 'contacts',
    ipAllowlist: ['203.0.113.7/32'],
    requestsPerMinute: '60',
    expires: 'P1Y',
  })
  const located = { ...source, type: 'location', location: { id: 'l1' } } as unknown as TokenView
  const types = options.types.map((each) => ({ ...each, allowed: true }))
  expect(newDraft({ ...options, types }, { from: located })).toMatchObject({ type: 'location', locationId: 'l1' })
})

test('a location that is cleared because the user cannot see it does not count as typed, and none is created with it', () => {
  const location = { ...options, moreLocations: true, types: everyType.map((type) => ({ type, allowed: true, reason: null })) }
  const opened = newDraft(location, { type: 'location', locationId: 'l9' })
  expect(opened.locationId).toBe('l9')
  const cleared = { ...opened, locationId: '' }
  expect(isTyped(cleared, opened)).toBe(false)
  expect(toInput(cleared, location).locationId).toBeNull()
  expect(isTyped({ ...cleared, name: 'Zapier' }, opened)).toBe(true)
  expect(isTyped({ ...opened, locationId: 'l1' }, opened)).toBe(true)
})

test('a form opened from another token offers only scopes that the user may grant', () => {
  const from = { ...source, scopes: ['contacts:write', 'tokens:verify'] }
  expect(newDraft(options, { from })).toMatchObject({ preset: 'custom', custom: ['contacts:write'] })
})

test('a form opened from another token does not count as typed', () => {
  const opened = newDraft(options, { from: source })
  expect(isTyped(opened, opened)).toBe(false)
  expect(isTyped({ ...opened, name: 'Summer export' }, opened)).toBe(true)
})

test('the form opens with the wanted scopes, as far as the user may grant them', () => {
  const wanted = ['contacts:write', 'contacts:read', 'unknown:scope']
  expect(newDraft(options, { type: 'user', scopes: wanted })).toMatchObject({ type: 'user', preset: 'contacts' })
  expect(newDraft(options, { type: 'admin', scopes: ['tokens:verify'] })).toMatchObject({ preset: 'custom', custom: ['tokens:verify'] })
})
