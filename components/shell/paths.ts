import type { Route } from 'next'

export const tokensAddress = (organization: string): Route => `/o/${organization}/tokens` as Route
export const destinationsAddress = (organization: string): Route => `/o/${organization}/settings/destinations` as Route
export const destinationAddress = (organization: string, id: string): Route => `${destinationsAddress(organization)}/${id}` as Route
export const policyAddress = (organization: string): Route => `/o/${organization}/settings/policy` as Route
export const locationAddress = (organization: string, location: string): Route => `/o/${organization}/l/${location}/tokens` as Route

/** The location a path looks at, `downtown` in `/o/northwind/l/downtown/tokens`; null in the organization view. */
export const locationInPath = (path: string): string | null => /^\/o\/[^/]+\/l\/([^/]+)\//.exec(path)?.[1] ?? null

/** Notifications are a person's; the organization only says which rail stands beside them. */
export const notificationsAddress = (organization: string): Route => `/notifications?in=${organization}` as Route
export const preferencesAddress = (organization: string | null): Route =>
  `/settings/notifications${organization === null ? '' : `?in=${organization}`}` as Route
