import { expect, test } from 'vitest'
import { readReportParams, reportHref } from './report-params'

test('the filters of the usage page survive the address bar, and invalid ones count as missing', () => {
  const params = readReportParams({ days: '90', location: 'downtown', type: 'location' })
  const href = reportHref('northwind', params)
  expect(readReportParams(Object.fromEntries(new URL(href, 'http://localhost').searchParams))).toEqual(params)
  expect(reportHref('northwind', readReportParams({ days: '8', type: 'constructor' }))).toBe('/o/northwind/usage')
})
