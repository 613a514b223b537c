/** Days before the expiration, or before the deletion for inactivity, in which a token counts as "expiring" or "idle". */
export const soonDays = 15
