import type { Route } from 'next'
import type { SettingsName } from './settings-items'

/** What else people call the contents of a settings page. */
const words: Readonly<Record<SettingsName, string>> = {
  profile: 'name email address phone signature website subdomain verify',
  security: 'password passkey two-factor 2fa second factor authenticator recovery codes',
  sessions: 'devices browsers sign out log out',
  notifications: 'email notices alerts',
  appearance: 'theme dark light density time zone clock shortcuts',
  danger: 'delete my account leave export my data',
}

/** Words by which a page is found besides its label; empty for pages outside of the settings. */
export function settingsWords(href: Route): string {
  const name = /^\/settings\/([a-z]+)/.exec(href)?.[1]
  return words[name as SettingsName] ?? ''
}
