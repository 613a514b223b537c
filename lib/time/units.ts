export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
/** 24 hours; a calendar day of a time zone may have 23 or 25. */
export const dayMs = 24 * hourMs

/** Rounded up: after that many seconds it is `time` or later. */
export const secondsUntil = (time: Date, now: Date): number => Math.ceil((time.getTime() - now.getTime()) / secondMs)
