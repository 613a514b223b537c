import { countedDays, keptDeliveries } from '@/lib/destinations/limits'

/** What is counted. */
export const countedSince = `Deliveries, ${countedDays} days`

/** How many deliveries: those beyond what is kept cannot be counted any more. */
export const deliveryCount = (deliveries: number): string =>
  deliveries >= keptDeliveries ? `${keptDeliveries.toLocaleString('en-GB')}+` : String(deliveries)
