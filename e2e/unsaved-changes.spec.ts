import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { visit } from './steps/visit'

const tokens = '/o/northwind/tokens'

interface Form {
  /** Opens the page of the form with a link or shortcut, within the app. */
  readonly open: (page: Page) => Promise<void>
  readonly path: string
  readonly field: (page: Page) => Locator
  readonly typed: string
}

const forms: Readonly<Record<string, Form>> = {
  'a settings page': {
    path: '/settings/profile?in=northwind',
    open: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('s')
    },
    field: (page) => page.getByLabel('Job title'),
    typed: 'Broker',
  },
  'the token policy': {
    path: '/o/northwind/settings/policy',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Search and commands' }).getByRole('combobox').fill('Token policy')
      await page.getByRole('option', { name: 'Token policy' }).click()
    },
    field: (page) => page.getByLabel('Delete when inactive for'),
    typed: '60',
  },
  'the form of a new organization': {
    path: '/organizations/new',
    open: async (page) => {
      await page.getByRole('button', { name: /Account menu/ }).click()
      await page.getByRole('dialog', { name: 'Account' }).getByRole('link', { name: 'Create an organization' }).click()
    },
    field: (page) => page.getByLabel('Organization name'),
    typed: 'Southwind',
  },
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Discard what you typed?' })

async function answer(page: Page, choice: 'Keep editing' | 'Discard'): Promise<void> {
  await question(page).getByRole('button', { name: choice }).click()
  await expect(question(page)).toBeHidden()
}

for (const [name, { path, open, field, typed }] of Object.entries(forms)) {
  test(`Back and Forward ask before they discard what was typed in ${name}`, async ({ as }) => {
    const page = await as('owner', tokens)
    const atTokens = page.getByRole('heading', { name: 'API tokens', level: 1 })
    await open(page)
    await expect(page).toHaveURL(path)
    await field(page).fill(typed)
    const entries = await page.evaluate(() => history.length)

    await test.step('Back asks each time, and keeping leaves URL and form as they were', async () => {
      for (const _ of ['once', 'again']) {
        await page.goBack()
        await answer(page, 'Keep editing')
        await expect(page).toHaveURL(path)
        await expect(field(page)).toHaveValue(typed)
      }
    })
    await test.step('discarding goes back, and no history entry is added', async () => {
      await page.goBack()
      await answer(page, 'Discard')
      await expect(page).toHaveURL(tokens)
      await expect(atTokens).toBeVisible()
      expect(await page.evaluate(() => history.length)).toBe(entries)
      await page.goForward()
      await expect(field(page)).not.toHaveValue(typed)
    })
    await test.step('Forward asks too, and discarding goes forward', async () => {
      await page.goBack()
      await expect(atTokens).toBeVisible()
      await open(page)
      await expect(page).toHaveURL(path)
      await page.keyboard.press('g')
      await page.keyboard.press('u')
      await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible()
      await page.goBack()
      await field(page).fill(typed)
      await page.goForward()
      await answer(page, 'Keep editing')
      await expect(page).toHaveURL(path)
      await page.goForward()
      await answer(page, 'Discard')
      await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible()
    })
  })
}

test('Back leaves a saved form with one press, and so does Back from the page after it', async ({ as }) => {
  const page = await as('owner', tokens)
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  const about = page.locator('form', { has: page.getByRole('heading', { name: 'About you' }) })
  await about.getByLabel('Job title').fill('Broker')
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByText('Saved')).toBeVisible()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' }).click()
  await expect(page.getByRole('heading', { name: 'Appearance', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(about.getByLabel('Job title')).toHaveValue('Broker')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible()
})

test('two unsaved forms of a page ask once', async ({ as }) => {
  const page = await as('owner', tokens)
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByLabel('Job title').fill('Broker')
  await page.getByRole('textbox', { name: /^Signature/ }).fill('Ana Reis')
  await page.goBack()
  await answer(page, 'Discard')
  await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible()
})

test('changed notification preferences ask before Back and links discard them', async ({ as }) => {
  const page = await as('owner', '/notifications')
  await page.getByRole('link', { name: 'Preferences' }).click()
  await expect(page.getByRole('heading', { name: 'Notification preferences', level: 1 })).toBeVisible()
  const daily = page.getByRole('radio', { name: /^Once a day/ })
  await daily.check()
  await page.goBack()
  await answer(page, 'Keep editing')
  await expect(daily).toBeChecked()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Usage' }).click()
  await answer(page, 'Keep editing')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(daily).toBeChecked()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Usage' }).click()
  await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible()
})

for (const { name, width } of [
  { name: 'a phone', width: 390 },
  { name: 'a desktop', width: 1280 },
]) {
  test(`on ${name} the question is above the bell whose link asks it`, async ({ as }) => {
    const page = await as('owner', '/organizations/new')
    await page.setViewportSize({ width, height: 800 })
    await page.getByLabel('Organization name').fill('Southwind')
    await page.getByRole('button', { name: /^Notifications, / }).click()
    await page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: 'View all' }).click()
    await answer(page, 'Keep editing')
    await expect(page.getByLabel('Organization name')).toHaveValue('Southwind')
  })
}

test('Back to another document is left to the browser, which asks', async ({ as }) => {
  const page = await as('owner', '/settings/profile')
  await visit(page, '/settings/profile?org=northwind')
  await page.getByLabel('Job title').click()
  await page.keyboard.type('Broker')
  const asked = page.waitForEvent('dialog')
  const back = page.goBack().catch(() => null)
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await back
  await expect(page.getByLabel('Job title')).toHaveValue('')
})

interface FormDialog {
  readonly path: string
  readonly open: (page: Page) => Promise<void>
  readonly field: (dialog: Locator) => Locator
}

const fromMenu = (row: string, item: string) => async (page: Page) => {
  await page.getByRole('button', { name: `Actions for ${row}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const fromButton = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()

const dialogs: Readonly<Record<string, FormDialog>> = {
  'Invite people': {
    path: '/o/northwind/settings/invitations',
    open: fromButton('Invite people'),
    field: (dialog) => dialog.getByLabel('Email addresses'),
  },
  'Add location': {
    path: '/o/northwind/settings/locations',
    open: fromButton('Add location'),
    field: (dialog) => dialog.getByLabel('Name'),
  },
  'Edit location': {
    path: '/o/northwind/settings/locations',
    open: fromMenu('Downtown Office', 'Edit…'),
    field: (dialog) => dialog.getByLabel('Street address'),
  },
  'Add destination': {
    path: '/o/northwind/settings/destinations',
    open: fromButton('Add destination'),
    field: (dialog) => dialog.getByLabel('Name'),
  },
}

for (const [title, { path, open, field }] of Object.entries(dialogs)) {
  test(`the dialog "${title}" asks before it discards what was typed`, async ({ as }) => {
    const page = await as('owner', path)
    const dialog = page.getByRole('dialog', { name: title })

    await test.step('it closes without a question while nothing is typed', async () => {
      await open(page)
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(question(page)).toBeHidden()
    })
    await test.step('Esc, Cancel, a click outside and Back ask, and keeping leaves it as it was', async () => {
      await open(page)
      await field(dialog).fill('southwind@example.com')
      const ways = [
        () => page.keyboard.press('Escape'),
        () => dialog.getByRole('button', { name: 'Cancel' }).click(),
        () => page.mouse.click(4, 4),
        () => page.goBack(),
      ]
      for (const leave of ways) {
        await leave()
        await answer(page, 'Keep editing')
        await expect(field(dialog)).toHaveValue('southwind@example.com')
      }
    })
    await test.step('discarding closes it on the same page', async () => {
      await page.keyboard.press('Escape')
      await answer(page, 'Discard')
      await expect(dialog).toBeHidden()
      await expect(page).toHaveURL(path)
      await open(page)
      await expect(field(dialog)).not.toHaveValue('southwind@example.com')
    })
  })
}

test('a dialog that was saved leaves no history entry: Back leaves the page with one press', async ({ as }) => {
  const page = await as('owner', tokens)
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Locations' }).click()
  await page.getByRole('button', { name: 'Add location' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add location' })
  await dialog.getByLabel('Name').fill('Harbor Office')
  await dialog.getByRole('button', { name: 'Add location' }).click()
  await expect(page.getByText('Harbor Office added.').first()).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /Harbor Office/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'General', level: 1 })).toBeVisible()
})

test('invitations that were sent close without a question, and leave no history entry', async ({ as }) => {
  const page = await as('owner', '/o/northwind/settings/general')
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Invitations' }).click()
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('dialog', { name: 'Invite people' }).getByLabel('Email addresses').fill('leo@example.com')
  await page
    .getByRole('dialog', { name: 'Invite people' })
    .getByRole('button', { name: /^(Send|Create) invitations$/ })
    .click()
  const links = page.getByRole('dialog', { name: '1 person invited' })
  await links.getByRole('button', { name: 'Done' }).click()
  await expect(links).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'General', level: 1 })).toBeVisible()
})
