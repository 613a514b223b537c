import { daysFromTo } from '@/lib/time/calendar'

const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]

/** Parses the query parameter `days`; 30 if it is missing or invalid. */
export const readPeriod = (days: string | string[] | undefined): Period => periods.find((period) => String(period) === days) ?? 30

/** All periods. */
export const everyPeriod = (): PeriodChoice[] => periods.map((period) => ({ period, label: `${period} days` }))

export interface PeriodChoice {
  readonly period: Period
  readonly label: string
}

/** Periods up to the first one that covers everything since the creation. */
export function periodChoices(createdOn: string, today: string): PeriodChoice[] {
  const days = daysFromTo(createdOn, today) + 1
  const covering = periods.findIndex((period) => period >= days)
  const shown = covering < 0 ? periods : periods.slice(0, covering + 1)
  return shown.map((period) => ({ period, label: period > days ? 'Since creation' : `${period} days` }))
}
