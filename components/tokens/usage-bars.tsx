import type { TokenView } from '@/lib/tokens/schema'

const height = 18
const count = (amount: number, word: string) => `${amount.toLocaleString('en-GB')} ${word}`

/** What the twelve bars say, in words. */
export function usageSentence(days: TokenView['days']): string {
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0)
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0)
  return `${count(accepted + rejected, accepted + rejected === 1 ? 'request' : 'requests')}, ${count(rejected, 'rejected')}`
}

/** Twelve days of requests, the rejected part on top; a day without any is a dash. */
export function UsageBars({ days }: { readonly days: TokenView['days'] }) {
  const most = Math.max(1, ...days.map(({ accepted, rejected }) => accepted + rejected))
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 72 20" width="72" height="20" className="block">
        {days.map((day, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
          <Bar key={index} x={index * 6} day={day} most={most} />
        ))}
      </svg>
      <span className="sr-only">{usageSentence(days)}</span>
    </>
  )
}

interface BarProps {
  readonly x: number
  readonly day: TokenView['days'][number]
  readonly most: number
}

function Bar({ x, day: { accepted, rejected }, most }: BarProps) {
  const whole = Math.max(2, ((accepted + rejected) / most) * height)
  if (accepted + rejected === 0) return <rect x={x} y={18.5} width="4" height="0.75" className="fill-line-strong" />
  const part = (rejected / (accepted + rejected)) * whole
  return (
    <>
      <rect x={x} y={19 - whole} width="4" height={whole} rx="1" className="fill-accent" />
      {rejected > 0 && <rect x={x} y={19 - whole} width="4" height={Math.max(1, part)} rx="1" className="fill-bad" />}
    </>
  )
}
