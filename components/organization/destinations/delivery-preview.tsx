import { Badge } from '@/components/ui/badge'
import type { DeliveryView } from '@/lib/destinations/schema'

interface DeliveryPreviewProps {
  readonly delivery: DeliveryView
  readonly tokenKey: string
}

/** What tells one delivery from another: its first two values, and the token if it is not the one of the destination. */
export function DeliveryPreview({ delivery, tokenKey }: DeliveryPreviewProps) {
  return (
    <>
      {delivery.fields.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
        <span key={index}>
          {index > 0 && <span className="text-ink-3"> · </span>}
          <bdi className="text-ink-3">{name}</bdi>: <bdi className="font-medium">{value}</bdi>
        </span>
      ))}
      {delivery.fields.length === 0 && <bdi>{delivery.body.slice(0, unnamedLength)}</bdi>}
      {delivery.tokenKey === null && (
        <>
          {' '}
          <Badge tone="outline">Test</Badge>
        </>
      )}
      {delivery.tokenKey !== null && delivery.tokenKey !== tokenKey && (
        <code className="block text-xs leading-5 text-ink-2">{delivery.tokenKey}</code>
      )}
    </>
  )
}

/** Characters shown of a body without fields. */
const unnamedLength = 60
