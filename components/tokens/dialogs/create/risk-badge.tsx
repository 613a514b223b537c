import { Badge, type Tone } from '@/components/ui/badge'
import type { CreateOptions } from '@/lib/tokens/schema'

type OfferedScope = CreateOptions['scopes'][number]

const badges: Record<OfferedScope['risk'], readonly [string, Tone]> = {
  low: ['Low', 'ok'],
  medium: ['Medium', 'warn'],
  high: ['High', 'bad'],
}

export function RiskBadge({ scope }: { readonly scope: OfferedScope }) {
  const [label, tone] = badges[scope.risk]
  return (
    <Badge tone={tone} title={scope.reason}>
      {label}
      <span className="sr-only"> risk</span>
    </Badge>
  )
}
