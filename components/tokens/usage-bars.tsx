import type { TokenView } from '@/lib/tokens/schema'

const height = 18
const count = (amount: number, noun: string) => `${amount.toLocaleString('en-GB')} ${noun}`

export function usageText(days: TokenView['days']): string {
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0)
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0)
  return `${count(accepted + rejected, accepted + rejected === 1 ? 'request' : 'requests')}, ${count(rejected, 'rejected')}`
}

/** Requests per day, the rejected part on top; a day without requests is a dash. */
export function UsageBars({ days }: { readonly days: TokenView['days'] }) {
  const max = Math.max(1, ...days.map(({ accepted, rejected }) => accepted + rejected))
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 72 20" width="72" height="20" className="block">
        {days.map((day, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the day
          <Bar key={index} x={index * 6} day={day} max={max} />
        ))}
      </svg>
      <span className="sr-only">{usageText(days)}</span>
    </>
  )
}

interface BarProps {
  readonly x: number
  readonly day: TokenView['days'][number]
  readonly max: number
}

function Bar({ x, day: { accepted, rejected }, max }: BarProps) {
  const total = Math.max(2, ((accepted + rejected) / max) * height)
  if (accepted + rejected === 0) return <rect x={x} y={18.5} width="4" height="0.75" className="fill-line-strong" />
  const part = (rejected / (accepted + rejected)) * total
  return (
    <>
      <rect x={x} y={19 - total} width="4" height={total} rx="1" className="fill-accent" />
      {rejected > 0 && <rect x={x} y={19 - total} width="4" height={Math.max(1, part)} rx="1" className="fill-bad" />}
    </>
  )
}
