/** A limit as its field shows it; empty = none. */
export const requestLimitText = (limit: number): string => (limit === 0 ? '' : String(limit))

/** 0 = none. Invalid text becomes NaN, which the server reports for its field. */
export const requestLimitOf = (text: string): number => (/^\d*$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)
