import type { TokenView } from '@/lib/tokens/schema'

const height = 18
const count = (amount: number, word: string) => `${amount.toLocaleString('en-GB')} ${word}`

/** What the twelve bars say, in words. */
export function usageSentence(days: TokenView['days']): string {
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0)
  const refused = days.reduce((sum, day) => sum + day.refused, 0)
  return `${count(accepted + refused, accepted + refused === 1 ? 'request' : 'requests')}, ${count(refused, 'refused')}`
}

/** Twelve days of requests, the refused part on top; a day without any is a dash. */
export function UsageBars({ days }: { readonly days: TokenView['days'] }) {
  const most = Math.max(1, ...days.map(({ accepted, refused }) => accepted + refused))
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

function Bar({ x, day: { accepted, refused }, most }: BarProps) {
  const whole = Math.max(2, ((accepted + refused) / most) * height)
  if (accepted + refused === 0) return <rect x={x} y={18.5} width="4" height="0.75" className="fill-line-strong" />
  const part = (refused / (accepted + refused)) * whole
  return (
    <>
      <rect x={x} y={19 - whole} width="4" height={whole} rx="1" className="fill-accent" />
      {refused > 0 && <rect x={x} y={19 - whole} width="4" height={Math.max(1, part)} rx="1" className="fill-bad" />}
    </>
  )
}
