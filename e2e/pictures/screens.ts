import type { Page } from '@playwright/test'
import type { Role } from '../../lib/actor'
import type { QaPreset } from '../../lib/qa/index'
import type { Qa } from '../fixtures/qa'
import { choose, createToken, openCreate } from '../steps/tokens'

/** A screen or layer to take pictures of. */
export interface Screen {
  readonly name: string
  readonly preset?: QaPreset
  /** Signed in with this role; null = signed out. */
  readonly role: Role | null
  readonly path: string | ((qa: Qa) => string)
  /** Opens a layer or brings the page into the state of the picture, in a wide window. */
  readonly open?: (page: Page, qa: Qa) => Promise<unknown>
}

const list = '/o/northwind/tokens'
const settings = '/o/northwind/settings'

const tokenPage =
  (name: string, slug = 'northwind') =>
  (qa: Qa) =>
    `/o/${slug}/tokens/${qa.token(name).tokenKey}`
const select = (page: Page) => page.getByRole('checkbox', { name: 'Select all tokens on this page' }).check()
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const item = (token: string, label: string) => (page: Page) => choose(page, token, label)

const lists: Screen[] = [
  { name: 'tokens', role: 'owner', path: list },
  { name: 'tokens-organization', role: 'owner', path: `${list}?tab=organization` },
  { name: 'tokens-locations', role: 'owner', path: `${list}?tab=locations` },
  { name: 'tokens-agency', preset: 'agency', role: 'owner', path: '/o/brightside/tokens?tab=organization' },
  { name: 'tokens-brokerage', preset: 'brokerage', role: 'owner', path: '/o/cobalt/tokens' },
  { name: 'tokens-empty', role: 'manager', path: list },
  { name: 'tokens-viewer', role: 'viewer', path: list },
  { name: 'tokens-no-match', role: 'owner', path: `${list}?q=nothing` },
  { name: 'tokens-selected', role: 'owner', path: `${list}?tab=organization`, open: select },
  { name: 'location-view', role: 'owner', path: (qa) => `/o/northwind/l/${qa.data.locations[0]?.slug}/tokens` },
  { name: 'row-menu', role: 'owner', path: list, open: press('Actions for Zapier sync') },
  { name: 'columns', role: 'owner', path: list, open: press('Columns') },
]

const dialogs: Screen[] = [
  { name: 'create', role: 'owner', path: list, open: openCreate },
  { name: 'create-admin', role: 'owner', path: `${list}?tab=organization`, open: openCreate },
  {
    name: 'create-custom',
    role: 'owner',
    path: list,
    open: async (page) => (await openCreate(page)).getByRole('radio', { name: /^Custom/ }).check(),
  },
  { name: 'reveal', role: 'owner', path: list, open: (page) => createToken(page, 'Website forms') },
  {
    name: 'reveal-viewable',
    preset: 'brokerage',
    role: 'owner',
    path: '/o/cobalt/tokens',
    open: (page) => createToken(page, 'Website forms'),
  },
  {
    name: 'limit',
    preset: 'lead-sync',
    role: 'owner',
    path: '/',
    open: (page) => page.getByRole('button', { name: 'New token' }).first().click(),
  },
  { name: 'edit', role: 'owner', path: list, open: item('Zapier sync', 'Edit…') },
  { name: 'rotate', role: 'owner', path: list, open: item('Zapier sync', 'Rotate…') },
  { name: 'remove', role: 'owner', path: list, open: item('Zapier sync', 'Remove from list…') },
  { name: 'delete', role: 'owner', path: list, open: item('Zapier sync', 'Delete permanently…') },
  {
    name: 'delete-many',
    role: 'owner',
    path: list,
    open: async (page) => {
      await select(page)
      await page
        .getByRole('toolbar', { name: 'Selected tokens' })
        .getByRole('button', { name: /^Delete permanently/ })
        .click()
    },
  },
]

const details: Screen[] = [
  { name: 'token', role: 'owner', path: tokenPage('Zapier sync') },
  { name: 'token-idle', role: 'owner', path: tokenPage('Nightly CSV export') },
  { name: 'token-expired', role: 'owner', path: tokenPage('Spring export') },
  { name: 'token-removed', role: 'owner', path: tokenPage('Old website forms') },
  { name: 'token-rotating', role: 'admin', path: tokenPage('Mail platform') },
  { name: 'token-missing', role: 'owner', path: `${list}/kru_0000000000000000` },
  { name: 'tokens-managed', preset: 'integration', role: 'owner', path: '/o/meridian/tokens?tab=managed' },
  { name: 'destinations', preset: 'integration', role: 'owner', path: '/o/meridian/settings/destinations' },
  {
    name: 'destination',
    preset: 'integration',
    role: 'owner',
    path: (qa) => `/o/meridian/settings/destinations/${qa.data.destinations[0]?.id}`,
  },
]

const account: Screen[] = ['profile', 'security', 'sessions', 'appearance', 'danger'].map((page) => ({
  name: `settings-${page}`,
  role: 'owner',
  path: `/settings/${page}`,
}))

const others: Screen[] = [
  { name: 'policy', role: 'owner', path: `${settings}/policy` },
  { name: 'policy-agency', preset: 'agency', role: 'owner', path: '/o/brightside/settings/policy' },
  { name: 'notifications', role: 'owner', path: '/notifications' },
  { name: 'preferences', role: 'owner', path: '/settings/notifications' },
  { name: 'bell', role: 'owner', path: list, open: press(/^Notifications, /) },
  { name: 'palette', role: 'owner', path: list, open: (page) => page.keyboard.press('Control+k') },
  { name: 'account-drawer', role: 'owner', path: list, open: press(/Account menu/) },
  { name: 'shortcuts', role: 'owner', path: list, open: (page) => page.keyboard.press('?') },
  { name: 'forbidden', role: 'member', path: `${list}?tab=organization` },
  { name: 'not-found', role: 'member', path: '/o/northwind/nothing' },
  { name: 'not-found-outside', role: null, path: '/nothing' },
  { name: 'sign-in', role: null, path: '/sign-in' },
  { name: 'forgot-password', role: null, path: '/forgot-password' },
  { name: 'sign-up', role: null, path: '/sign-up' },
  { name: 'setup', preset: 'empty', role: null, path: '/setup' },
]

export const screens: readonly Screen[] = [...lists, ...dialogs, ...details, ...account, ...others]
