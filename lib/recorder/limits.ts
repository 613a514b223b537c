/** Number of requests kept per token, of the accepted and of the rejected ones. */
export const keptRequests = 50

/** Number of days that a request is kept. */
export const requestDays = 30
