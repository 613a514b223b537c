/** The numbers that rules keep and screens say: free of the schemas, so that a browser may load them. */

/** Deliveries are kept for so many days, the latest so many of each destination. */
export const keptDays = 30
export const keptDeliveries = 1_000
/** A destination takes so many within any minute. */
export const deliveriesPerMinute = 600
/** A body may have so many bytes. */
export const bodyLimit = 262_144
/** The days that deliveries are counted over. */
export const countedDays = 12
