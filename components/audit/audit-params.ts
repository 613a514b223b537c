import type { Route } from 'next'
import { auditPath } from '@/components/shell/paths'
import { searchTerm } from '@/components/tokens/list-params'
import type { AuditGroup, AuditResult } from '@/lib/audit/index'

export const groupLabels: Readonly<Record<AuditGroup, string>> = {
  tokens: 'Tokens',
  members: 'Members',
  locations: 'Locations',
  destinations: 'Destinations',
  organization: 'Organization and policy',
}

export const resultLabels: Readonly<Record<AuditResult, string>> = { succeeded: 'Succeeded', denied: 'Denied' }

export interface AuditParams {
  readonly who: string | null
  readonly group: AuditGroup | null
  readonly result: AuditResult | null
  readonly token: string | null
  readonly location: string | null
  readonly from: string | null
  readonly to: string | null
  readonly q: string
  readonly before: number | null
}

type Given = Readonly<Record<string, string | string[] | undefined>>

const isGroup = (text: string): text is AuditGroup => Object.hasOwn(groupLabels, text)
const isResult = (text: string): text is AuditResult => Object.hasOwn(resultLabels, text)
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** An invalid value counts as missing; of a repeated parameter the first value counts. */
export function readAuditParams(given: Given): AuditParams {
  const first = (name: string): string => [given[name] ?? ''].flat()[0] ?? ''
  const id = (name: string) => first(name).slice(0, 64) || null
  const day = (name: string) => (isDay(first(name)) ? first(name) : null)
  const group = first('group')
  const result = first('result')
  const before = first('before')
  return {
    who: id('who'),
    group: isGroup(group) ? group : null,
    result: isResult(result) ? result : null,
    token: id('token'),
    location: id('location'),
    from: day('from'),
    to: day('to'),
    q: searchTerm(first('q')),
    before: /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null,
  }
}

/** A query string of the parameters that are set. */
export function writeAuditParams(params: Partial<AuditParams>): string {
  const set = Object.entries(params).filter(([, value]) => value !== null && value !== '')
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
}

export function auditHref(org: string, params: Partial<AuditParams>): Route {
  const query = writeAuditParams(params)
  return query === '' ? auditPath(org) : (`${auditPath(org)}?${query}` as Route)
}

/** True if "Clear filters" would change the list. */
export const isFiltered = ({ before: _before, ...filters }: AuditParams): boolean => writeAuditParams(filters) !== ''

/** Number of filters that are set, apart from the search and the token, which the page shows by themselves. */
export const countFilters = ({ who, group, result, location, from, to }: AuditParams): number =>
  [who, group, result, location, from, to].filter((value) => value !== null).length
