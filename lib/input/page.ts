/** The page to show of a list with `total` rows: the last one that has rows if `page` is beyond it. */
export const pageWithin = (page: number, per: number, total: number): number => Math.min(page, Math.max(1, Math.ceil(total / per)))
