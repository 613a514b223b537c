import type { UsageDay } from '@/lib/tokens/types'

export interface Bar {
  readonly x: number
  readonly width: number
  /** Top and height of the accepted part, and of the refused part on top of it. */
  readonly accepted: { readonly y: number; readonly height: number }
  readonly refused: { readonly y: number; readonly height: number }
}

export const chart = { width: 720, height: 160 } as const

const least = 2
const scaled = (count: number, most: number) => (count === 0 ? 0 : Math.max(least, (count / most) * (chart.height - 4)))

/** Where the bars stand; a day with any request is at least visible. */
export function barsOf(days: readonly UsageDay[]): Bar[] {
  const most = Math.max(1, ...days.map(({ accepted, refused }) => accepted + refused))
  const step = chart.width / Math.max(1, days.length)
  return days.map((day, index) => {
    const accepted = scaled(day.accepted, most)
    const refused = scaled(day.refused, most)
    return {
      x: index * step + step * 0.15,
      width: step * 0.7,
      accepted: { y: chart.height - accepted, height: accepted },
      refused: { y: Math.max(0, chart.height - accepted - refused), height: refused },
    }
  })
}

export interface Totals {
  readonly requests: number
  readonly refused: number
  /** "0.2 %"; null without requests. */
  readonly refusedShare: string | null
}

export function totalsOf(days: readonly UsageDay[]): Totals {
  const refused = days.reduce((sum, day) => sum + day.refused, 0)
  const requests = days.reduce((sum, day) => sum + day.accepted, refused)
  const share = requests === 0 ? null : (refused / requests) * 100
  return { requests, refused, refusedShare: share === null ? null : `${share.toFixed(share > 0 && share < 10 ? 1 : 0)} %` }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "20 Nov 2026" of `2026-11-20`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** "20 Nov 2026: 12 accepted, 3 refused". */
export const barWords = ({ day, accepted, refused }: UsageDay): string =>
  `${dayWords(day)}: ${accepted.toLocaleString('en-GB')} accepted, ${refused.toLocaleString('en-GB')} refused`
