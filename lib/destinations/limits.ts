/** Without zod, so that browser code can import these. */

/** Deliveries are deleted after this many days; each destination keeps at most `keptDeliveries`. */
export const keptDays = 30
export const keptDeliveries = 1_000
/** Per destination, in any 60 seconds. */
export const deliveriesPerMinute = 600
/** Bytes. */
export const bodyLimit = 262_144
/** Days that the delivery count of a destination covers. */
export const countedDays = 12
