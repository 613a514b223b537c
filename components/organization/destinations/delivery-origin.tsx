import type { DeliveryView } from '@/lib/destinations/schema'

/** Token and IP address a delivery came from. */
export function DeliveryOrigin({ delivery: { tokenKey, ip, userAgent } }: { readonly delivery: DeliveryView }) {
  return (
    <>
      {tokenKey === null ? 'Test from the dashboard' : <code className="text-xs">{tokenKey}</code>}
      {ip && (
        <>
          {tokenKey === null ? ', ' : ' from '}
          <span data-mono className="text-xs">
            {ip}
          </span>
        </>
      )}
      {userAgent && tokenKey !== null && <bdi className="block text-xs text-ink-3">{userAgent}</bdi>}
    </>
  )
}
