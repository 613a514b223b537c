import type { Route } from 'next'

export const tokensAddress = (organisation: string): Route => `/o/${organisation}/tokens` as Route
export const destinationsAddress = (organisation: string): Route => `/o/${organisation}/organisation/destinations` as Route
export const destinationAddress = (organisation: string, id: string): Route => `${destinationsAddress(organisation)}/${id}` as Route
export const policyAddress = (organisation: string): Route => `/o/${organisation}/organisation/policy` as Route
export const locationAddress = (organisation: string, location: string): Route => `/o/${organisation}/l/${location}/tokens` as Route

/** The location a path looks at, `downtown` in `/o/northwind/l/downtown/tokens`; null in the organisation view. */
export const locationInPath = (path: string): string | null => /^\/o\/[^/]+\/l\/([^/]+)\//.exec(path)?.[1] ?? null

/** Notifications are a person's; the organisation only says which rail stands beside them. */
export const notificationsAddress = (organisation: string): Route => `/notifications?in=${organisation}` as Route
export const preferencesAddress = (organisation: string | null): Route =>
  `/settings/notifications${organisation === null ? '' : `?in=${organisation}`}` as Route
