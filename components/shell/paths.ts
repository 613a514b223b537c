import type { Route } from 'next'

/** Where people create an organization, if the installation allows it. */
export const newOrganizationPath = '/organizations/new' as Route
export const tokensPath = (organization: string): Route => `/o/${organization}/tokens` as Route
export const usagePath = (organization: string): Route => `/o/${organization}/usage` as Route
export const auditPath = (organization: string): Route => `/o/${organization}/audit` as Route
/** Page of the organization settings. */
export const organizationPath = (organization: string, page: string): Route => `/o/${organization}/settings/${page}` as Route
export const destinationsPath = (organization: string): Route => organizationPath(organization, 'destinations')
export const destinationPath = (organization: string, id: string): Route => `${destinationsPath(organization)}/${id}` as Route
export const policyPath = (organization: string): Route => organizationPath(organization, 'policy')
/** The members page with one member. */
export const memberPath = (organization: string, email: string): Route =>
  `${organizationPath(organization, 'members')}?q=${encodeURIComponent(email)}` as Route
/** Tokens that a member owns, also those removed from their list. */
export const ownedTokensPath = (organization: string, userId: string): Route =>
  `${tokensPath(organization)}?tab=organization&owner=${userId}&removed=1` as Route
export const locationPath = (organization: string, location: string): Route => `/o/${organization}/l/${location}/tokens` as Route

/** Location of a path, `downtown` in `/o/northwind/l/downtown/tokens`; null in the organization view. */
export const locationInPath = (path: string): string | null => /^\/o\/[^/]+\/l\/([^/]+)\//.exec(path)?.[1] ?? null

/** Notifications belong to the user; the organization only determines the rail. */
export const notificationsPath = (organization: string): Route => `/notifications?in=${organization}` as Route
