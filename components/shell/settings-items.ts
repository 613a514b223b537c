import type { Route } from 'next'
import type { NavigationItem } from './navigation-item'
import { tokensPath } from './paths'

const pages = [
  ['Profile', 'profile'],
  ['Security', 'security'],
  ['Sessions', 'sessions'],
  ['Notifications', 'notifications'],
  ['Appearance', 'appearance'],
  ['Danger zone', 'danger'],
] as const

export type SettingsName = (typeof pages)[number][1]

/** Path of a settings page; the organization only determines the rail. */
export const settingsPath = (page: SettingsName, organization: string | null): Route =>
  `/settings/${page}${organization === null ? '' : `?in=${organization}`}` as Route

export const settingsItems = (organization: string | null): readonly NavigationItem[] =>
  pages.map(([label, page]) => ({ label, href: settingsPath(page, organization) }))

/** The entries of the settings navigation: the tokens page is one of them. */
export const settingsNavigation = (organization: string | null): readonly NavigationItem[] =>
  organization === null ? settingsItems(null) : [...settingsItems(organization), { label: 'API tokens', href: tokensPath(organization) }]
