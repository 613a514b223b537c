import { countedDays, keptDeliveries } from '@/lib/destinations/limits'

export const countedSince = `Deliveries, ${countedDays} days`

/** Number of stored deliveries; older ones beyond the limit are no longer counted. */
export const deliveryCount = (deliveries: number): string =>
  deliveries >= keptDeliveries ? `${keptDeliveries.toLocaleString('en-GB')}+` : String(deliveries)
