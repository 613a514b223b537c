import { expect, test } from 'vitest'
import { auditHref, countFilters, isFiltered, readAuditParams } from './audit-params'

test('the filters of the audit log survive the address bar', () => {
  const given = {
    who: 'u1',
    group: 'tokens',
    result: 'denied',
    token: 'kru_8Q4ZK2MD01abCDef',
    from: '2026-11-01',
    to: '2026-11-20',
    q: 'zapier',
    before: '42',
  }
  const params = readAuditParams(given)
  const href = auditHref('northwind', params)
  expect(readAuditParams(Object.fromEntries(new URL(href, 'http://localhost').searchParams))).toEqual(params)
  expect(params).toMatchObject({ group: 'tokens', result: 'denied', before: 42, location: null })
})

test('an invalid filter counts as missing', () => {
  const params = readAuditParams({
    group: 'constructor',
    result: 'toString',
    from: '2026-02-30',
    to: 'today',
    before: '-1',
    q: ['', 'second'],
  })
  expect(isFiltered(params)).toBe(false)
  expect(params.before).toBeNull()
  expect(auditHref('northwind', params)).toBe('/o/northwind/audit')
})

test('a pasted token is searched for by its key, and its secret never reaches the address bar', () => {
  const key = 'kru_8Q4ZK2MD01abCDef'
  expect(readAuditParams({ q: `${key}_${'x'.repeat(49)}` }).q).toBe(key)
})

test('the filters that a phone shows in a sheet are counted: not the search, the token and the page', () => {
  expect(countFilters(readAuditParams({}))).toBe(0)
  expect(countFilters(readAuditParams({ q: 'zapier', token: 'kru_8Q4ZK2MD01abCDef', before: '42' }))).toBe(0)
  expect(countFilters(readAuditParams({ who: 'u1', group: 'tokens', result: 'denied', from: '2026-11-01', to: '2026-11-20' }))).toBe(5)
})
