/** Shown where a token cannot be viewed, and returned by the server if it is asked for anyway. */
export const notStored = 'Not stored. This token was created before viewing was allowed.'
/** Days before the expiration, or before the deletion for inactivity, in which a token counts as "expiring" or "idle". */
export const soonDays = 15
