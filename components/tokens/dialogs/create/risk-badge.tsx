import { Badge, type Tone } from '@/components/ui/badge'
import type { CreateOptions } from '@/lib/tokens/schema'

type OfferedScope = CreateOptions['scopes'][number]

const looks: Record<OfferedScope['risk'], readonly [string, Tone]> = {
  low: ['Low', 'ok'],
  medium: ['Medium', 'warn'],
  high: ['High', 'bad'],
}

/** The risk of what is chosen in a row, and why, for everyone: on hover, on focus and in the name. */
export function RiskBadge({ scope }: { readonly scope: OfferedScope }) {
  const [word, tone] = looks[scope.risk]
  return (
    <Badge tone={tone} title={scope.reason}>
      {word}
      <span className="sr-only"> risk</span>
    </Badge>
  )
}
