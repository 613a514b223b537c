import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { actionId, ownPage, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { type Person, personIn } from './steps/people'
import { choose, createDialog, dismissToasts, done, openCreate, reveal, shownToken, switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const signInDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Your session has ended' })

const reauthDialog = (page: Page): Locator => page.getByRole('dialog', { name: "Confirm it's you" })

async function confirm(page: Page, password: string): Promise<void> {
  await reauthDialog(page).getByLabel('Password').fill(password)
  await reauthDialog(page).getByRole('button', { name: 'Confirm' }).click()
}

async function signInAgain(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await signInDialog(page).getByLabel('Email').fill(email)
  await signInDialog(page).getByLabel('Password').fill(password)
  await signInDialog(page).getByRole('button', { name: 'Sign in' }).click()
}

test('no input is lost when a session ends', async ({ as, qa, site, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  const page = await as('owner')
  const { email, password } = personIn(qa, 'owner')
  const dialog = await openCreate(page)

  await test.step('closing the sign-in dialog leaves the form as it was', async () => {
    await dialog.getByLabel('Name').fill('Spring campaign')
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await signInDialog(page).getByRole('button', { name: 'Close' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Spring campaign')
  })

  await test.step('signing in above the form keeps the input and submits it', async () => {
    await expect(signInDialog(page)).toBeHidden()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await expect(signInDialog(page)).toContainText('Sign in to continue. What you typed is still here.')
    await signInAgain(page, { email, password: 'not the right password' })
    await expect(signInDialog(page).getByText('Incorrect email or password.')).toBeVisible()
    await signInAgain(page, { email, password })
    await expect(reveal(page)).toContainText('“Spring campaign” is ready.')
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
    await done(reveal(page))
  })

  await test.step('a switch is applied after signing in', async () => {
    await dismissToasts(page)
    await page.context().clearCookies()
    await switchOf(page, 'Zapier sync').click()
    await signInAgain(page, { email, password })
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})

test('actions that affect others require re-authentication', async ({ as, qa, site }) => {
  const page = await as('owner', '/o/northwind/tokens?tab=organization')
  const { password } = personIn(qa, 'owner')
  await qa.advance('PT11M')

  await test.step('canceling re-authentication creates no admin token and keeps the input', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Nightly report')
    await dialog.getByRole('checkbox', { name: /^I understand/ }).check()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await reauthDialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByText("Nothing was changed. Confirm it's you to continue.")).toBeVisible()
    await expect(dialog.getByLabel('Name')).toHaveValue('Nightly report')
  })

  await test.step('an admin token is created after re-authentication', async () => {
    await createDialog(page).getByRole('button', { name: 'Create token' }).click()
    await confirm(page, 'not my password')
    await expect(reauthDialog(page).getByText('Incorrect password.')).toBeVisible()
    await confirm(page, password)
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
    await done(reveal(page))
  })

  await test.step("another member's token is deactivated with the session alone, and activated only after re-authentication", async () => {
    await qa.advance('PT11M')
    await choose(page, 'Personal scripts', 'Deactivate')
    await expect(toasts(page)).toContainText('Personal scripts deactivated.')
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
    await dismissToasts(page)
    await choose(page, 'Personal scripts', 'Activate')
    await expect(reauthDialog(page).getByLabel('Password')).toBeFocused()
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
    await confirm(page, password)
    await expect(toasts(page)).toContainText('Personal scripts is active again.')
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(200)
  })
})

const prompted = async (page: Page, person: Person, act: () => Promise<void>): Promise<void> => {
  await page.context().clearCookies()
  await act()
  await signInAgain(page, person)
  await expect(signInDialog(page)).toBeHidden()
}

test('every search, check and list that reads data asks to sign in when the session has ended, then goes on', async ({
  as,
  qa,
  site,
  consoleGuard,
}) => {
  consoleGuard.expect(/status of 401/)
  const page = await as('owner', null)
  const owner = personIn(qa, 'owner')
  for (const name of [...Array.from({ length: 50 }, (_, index) => `Branch ${index + 10}`), 'Zone 7']) {
    await sendAction(page.context().request, site.origin, {
      path: '/o/northwind/settings/locations',
      id: actionId('addLocation'),
      args: ['northwind', { name }],
      headers: ownPage(site.origin),
    })
  }
  await visit(page, '/o/northwind/tokens')

  await test.step('the switcher', async () => {
    const panel = page.getByRole('dialog', { name: 'Organization or location' })
    await page.getByRole('combobox', { name: 'Organization or location' }).click()
    await prompted(page, owner, () => panel.getByRole('combobox').fill('zone'))
    await expect(panel.getByRole('combobox')).toHaveValue('zone')
    await expect(panel.getByRole('option', { name: 'Zone 7' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await page.getByRole('combobox', { name: 'Organization or location' }).click()
    await expect(panel.getByRole('combobox')).toHaveValue('')
    await page.keyboard.press('Escape')
  })

  await test.step('the account drawer', async () => {
    const search = page.getByRole('searchbox', { name: 'Search organizations and locations' })
    await page.getByRole('button', { name: /Account menu/ }).click()
    await prompted(page, owner, () => search.fill('zone'))
    await expect(search).toHaveValue('zone')
    await expect(page.getByRole('link', { name: /^Zone 7/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(search).toBeHidden()
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(search).toHaveValue('')
    await page.keyboard.press('Escape')
  })

  await test.step('the bell', async () => {
    await prompted(page, owner, () => page.getByRole('button', { name: /^Notifications, / }).click())
    await expect(page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: 'View all' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the name of a new token', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Zapier sync')
    await prompted(page, owner, () => dialog.getByLabel('Name').blur())
    await expect(dialog.getByText('You already have a token called Zapier sync.')).toBeVisible()
  })

  await test.step('the dry run of a policy', async () => {
    await visit(page, '/o/northwind/settings/policy')
    await prompted(page, owner, () => page.getByLabel('Delete when inactive for').fill('60'))
    await expect(page.getByText(/^1 change. Affects /)).toBeVisible()
  })

  await test.step('the subdomain of the website', async () => {
    await visit(page, '/settings/profile')
    await prompted(page, owner, () => page.getByLabel('Subdomain').fill('ana-reis'))
    await expect(page.getByText('ana-reis is free.').first()).toBeVisible()
  })

  await test.step('the slug of a new organization', async () => {
    await visit(page, '/organizations/new')
    await prompted(page, owner, () => page.getByLabel('Organization name').fill('Southwind'))
  })
})

test('usage, notifications and a missing token ask to sign in when the session has ended', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of (401|404)/)
  const page = await as('owner', null)
  for (const path of ['/o/northwind/usage', '/notifications', '/o/northwind/tokens/R7q2Lx9PwZc4Vb1N']) {
    await visit(page, path)
    await prompted(page, personIn(qa, 'owner'), () => page.getByRole('button', { name: /^Notifications, / }).click())
    await expect(page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: 'View all' })).toBeVisible()
  }
})

test('signing in is possible above an open question about unsaved changes', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  const page = await as('owner', '/o/northwind/settings/policy')
  const preview = /data\/policy-preview\?/
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(preview, async (route) => {
    await held
    await route.continue()
  })
  const requested = page.waitForRequest(preview)
  await page.getByLabel('Delete when inactive for').fill('60')
  await requested
  await page.context().clearCookies()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Usage' }).click()
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await expect(question).toBeVisible()
  goOn()
  await signInAgain(page, personIn(qa, 'owner'))
  await expect(signInDialog(page)).toBeHidden()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(page.getByLabel('Delete when inactive for')).toHaveValue('60')
})
