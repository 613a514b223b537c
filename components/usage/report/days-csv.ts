import type { UsageDay } from '@/lib/usage/types'

/** Requests by day as CSV: days and numbers need no quotes. */
export const daysCsv = (days: readonly UsageDay[]): string =>
  ['Day,Accepted,Rejected', ...days.map(({ day, accepted, rejected }) => `${day},${accepted},${rejected}`), ''].join('\r\n')
