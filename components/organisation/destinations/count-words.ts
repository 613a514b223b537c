const keptAtMost = 1_000

/** How many deliveries: those beyond what is kept cannot be counted any more. */
export const countWords = (deliveries: number): string => (deliveries >= keptAtMost ? '1,000+' : String(deliveries))
