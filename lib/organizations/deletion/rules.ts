import { daysAfter } from '../../time/calendar'

/** Days from the request of an owner to the deletion. */
export const closingDays = 7

export const deletionAt = (closingAt: Date): Date => daysAfter(closingAt, closingDays)
