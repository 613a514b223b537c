import type { Route } from 'next'
import { usagePath } from '@/components/shell/paths'
import { typeLabels } from '@/components/tokens/labels'
import type { TokenView } from '@/lib/tokens/schema'
import { type Period, readPeriod } from '../period'

export interface ReportParams {
  readonly days: Period
  readonly location: string | null
  readonly type: TokenView['type'] | null
}

const isType = (text: string): text is TokenView['type'] => Object.hasOwn(typeLabels, text)

/** An invalid value counts as missing. */
export function readReportParams(given: Readonly<Record<string, string | string[] | undefined>>): ReportParams {
  const first = (name: string): string => [given[name] ?? ''].flat()[0] ?? ''
  const type = first('type')
  return { days: readPeriod(first('days')), location: first('location').slice(0, 64) || null, type: isType(type) ? type : null }
}

export function reportHref(org: string, { days, location, type }: ReportParams): Route {
  const query = new URLSearchParams()
  if (days !== 30) query.set('days', String(days))
  if (location !== null) query.set('location', location)
  if (type !== null) query.set('type', type)
  return query.size === 0 ? usagePath(org) : (`${usagePath(org)}?${query}` as Route)
}

export const isFiltered = ({ location, type }: ReportParams): boolean => location !== null || type !== null
