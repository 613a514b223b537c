import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { type Person, personIn } from './steps/people'
import { choose, createDialog, dismissNews, done, notices, openCreate, reveal, shownToken, switchOf } from './steps/tokens'

const ended = (page: Page): Locator => page.getByRole('dialog', { name: 'Your session has ended' })

const confirming = (page: Page): Locator => page.getByRole('dialog', { name: "Confirm it's you" })

async function confirm(page: Page, password: string): Promise<void> {
  await confirming(page).getByLabel('Password').fill(password)
  await confirming(page).getByRole('button', { name: 'Confirm' }).click()
}

async function signInAgain(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await ended(page).getByLabel('Email').fill(email)
  await ended(page).getByLabel('Password').fill(password)
  await ended(page).getByRole('button', { name: 'Sign in' }).click()
}

test('a session that ends while somebody works takes nothing away', async ({ as, qa, site, complaints }) => {
  complaints.expect(/status of 401/)
  const page = await as('owner')
  const { email, password } = personIn(qa, 'owner')
  const dialog = await openCreate(page)

  await test.step('a declined sign-in leaves the form as it was', async () => {
    await dialog.getByLabel('Name').fill('Spring campaign')
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await ended(page).getByRole('button', { name: 'Close' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Spring campaign')
  })

  await test.step('it asks for a sign-in above the form, keeps what was typed and goes on', async () => {
    await expect(ended(page)).toBeHidden()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await expect(ended(page)).toContainText('Sign in to continue. What you typed is still here.')
    await signInAgain(page, { email, password: 'not the right password' })
    await expect(ended(page).getByText('Incorrect email or password.')).toBeVisible()
    await signInAgain(page, { email, password })
    await expect(reveal(page)).toContainText('“Spring campaign” is ready.')
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
    await done(reveal(page))
  })

  await test.step('a switch waits for the sign-in and then does what was asked', async () => {
    await dismissNews(page)
    await page.context().clearCookies()
    await switchOf(page, 'Zapier sync').click()
    await signInAgain(page, { email, password })
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})

test('what concerns more than the person needs a fresh sign-in', async ({ as, qa, site }) => {
  const page = await as('owner', '/o/northwind/tokens?tab=organization')
  const { password } = personIn(qa, 'owner')
  await qa.advance('PT11M')

  await test.step('one that is declined makes no admin token and keeps what was typed', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Nightly report')
    await dialog.getByRole('checkbox', { name: /^I understand/ }).check()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await confirming(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByText("Nothing was changed. Confirm it's you to continue.")).toBeVisible()
    await expect(dialog.getByLabel('Name')).toHaveValue('Nightly report')
  })

  await test.step('an admin token is made after one', async () => {
    await createDialog(page).getByRole('button', { name: 'Create token' }).click()
    await confirm(page, 'not my password')
    await expect(confirming(page).getByText('Incorrect password.')).toBeVisible()
    await confirm(page, password)
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
    await done(reveal(page))
  })

  await test.step('another person’s token is stopped only after one', async () => {
    await qa.advance('PT11M')
    await choose(page, 'Personal scripts', 'Deactivate')
    await expect(confirming(page).getByLabel('Password')).toBeFocused()
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(200)
    await confirm(page, password)
    await expect(notices(page)).toContainText('Personal scripts deactivated.')
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
  })
})
