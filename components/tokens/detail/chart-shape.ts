import type { UsageDay } from '@/lib/tokens/types'

export interface Bar {
  readonly x: number
  readonly width: number
  /** Top and height of the accepted part, and of the rejected part on top of it. */
  readonly accepted: { readonly y: number; readonly height: number }
  readonly rejected: { readonly y: number; readonly height: number }
}

export const chart = { width: 720, height: 160 } as const

const least = 2
const scaled = (count: number, most: number) => (count === 0 ? 0 : Math.max(least, (count / most) * (chart.height - 4)))

/** Where the bars stand; a day with any request is at least visible. */
export function barsOf(days: readonly UsageDay[]): Bar[] {
  const most = Math.max(1, ...days.map(({ accepted, rejected }) => accepted + rejected))
  const step = chart.width / Math.max(1, days.length)
  return days.map((day, index) => {
    const accepted = scaled(day.accepted, most)
    const rejected = scaled(day.rejected, most)
    return {
      x: index * step + step * 0.15,
      width: step * 0.7,
      accepted: { y: chart.height - accepted, height: accepted },
      rejected: { y: Math.max(0, chart.height - accepted - rejected), height: rejected },
    }
  })
}

export interface Totals {
  readonly requests: number
  readonly rejected: number
  /** "0.2%"; null without requests. */
  readonly rejectedShare: string | null
}

export function totalsOf(days: readonly UsageDay[]): Totals {
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0)
  const requests = days.reduce((sum, day) => sum + day.accepted, rejected)
  const share = requests === 0 ? null : (rejected / requests) * 100
  return { requests, rejected, rejectedShare: share === null ? null : `${share.toFixed(share > 0 && share < 10 ? 1 : 0)}%` }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "20 Nov 2026" of `2026-11-20`. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** "20 Nov 2026: 12 accepted, 3 rejected". */
export const barLabel = ({ day, accepted, rejected }: UsageDay): string =>
  `${dayLabel(day)}: ${accepted.toLocaleString('en-GB')} accepted, ${rejected.toLocaleString('en-GB')} rejected`
