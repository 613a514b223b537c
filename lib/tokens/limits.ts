/** Reason that the token menu and the server give for a token whose secret cannot be viewed. */
export const notStored = 'Not stored. This token was created before viewing was allowed.'
/** Larger counts are shown as "1,000+". */
export const maxCounted = 1_000
/** The first tokens of a list that its pages show: the others are found by search, filters or another order. */
export const maxPaged = 5_000
/** Days before the expiration, or before the deletion for inactivity, in which a token counts as "expiring" or "idle". */
export const soonDays = 15
