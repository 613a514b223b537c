import { about } from './reference'
import { count } from './rules'

/** How much software may ask and store. */
export const limits = {
  // scripts/start/admission.mjs enforces the two rates, and has their defaults, before this code runs
  KEYRAIL_TOKEN_RATE: count(1_000_000).optional().register(about, {
    group: 'limits',
    meaning: 'Requests per second of one token to the API; that many may arrive together. 0 is unlimited. Service tokens are not limited.',
    absent: '50',
    example: '50',
  }),
  KEYRAIL_NETWORK_RATE: count(1_000_000).optional().register(about, {
    group: 'limits',
    meaning:
      'Requests per second of one network (IPv4 address or IPv6 /64) to the dashboard; that many may arrive together. 0 is unlimited. This machine is not limited.',
    absent: '500',
    example: '500',
  }),
  KEYRAIL_MAX_CONTACTS: count().default(1_000_000).register(about, {
    group: 'limits',
    meaning: 'Number of contacts that software may store for each organization; 0 is unlimited.',
  }),
  KEYRAIL_MAX_CONTACT_MB: count(1_000_000).default(1_000).register(about, {
    group: 'limits',
    meaning: 'Megabytes of contacts that software may store for each organization; 0 is unlimited.',
  }),
  KEYRAIL_MAX_DELIVERY_MB: count(1_000_000).default(1_000).register(about, {
    group: 'limits',
    meaning: 'Megabytes of deliveries that are stored for each organization; 0 is unlimited.',
  }),
  KEYRAIL_MIN_FREE_DISK_MB: count(1_000_000).default(256).register(about, {
    group: 'limits',
    meaning: "Free disk space in megabytes below which software can't write; 0 is no such floor.",
  }),
}
