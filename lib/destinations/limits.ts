/** Deliveries are kept for so many days, the latest so many of each destination. */
export const keptDays = 30
export const keptDeliveries = 1_000
/** A destination takes so many within any minute. */
export const deliveriesPerMinute = 600
