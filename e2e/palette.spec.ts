import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { done, rows, shownToken, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const paletteOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Search and commands' })

/** The token and its actions, then the docs. */
const zapier = [/^Zapier sync/, /^Rotate…/, /^Deactivate/, /^Copy token key/, /^Zapier and Make/, /^Zapier/]

test('the command palette works with single-key shortcuts disabled', async ({ as, qa }) => {
  const page = await as('owner')
  const firstRow = rows(page).first().getByRole('link')

  await test.step('disabled single-key shortcuts stay disabled', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Keyboard shortcuts' }).click()
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await shortcuts.getByRole('link', { name: 'Disable them' }).click()
    await expect(page).toHaveURL(/\/settings\/appearance/)
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
    const keyboard = page.locator('form', { has: page.getByRole('heading', { name: 'Keyboard' }) })
    await keyboard.getByRole('button', { name: 'Save' }).click()
    await expect(keyboard.getByText('Saved')).toBeVisible()
    await visit(page, '/o/northwind/tokens')
    await firstRow.focus()
    await page.keyboard.press('j')
    await expect(firstRow).toBeFocused()
    await page.keyboard.press('Control+k')
    await expect(paletteOf(page)).toBeVisible()
  })

  await test.step('a token is found by name and opened with Enter', async () => {
    await paletteOf(page).getByRole('combobox').fill('zapier')
    await expect(paletteOf(page).getByRole('option')).toHaveText(zapier)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(qa.token('Zapier sync').tokenKey))
    await page.getByRole('button', { name: 'Search and commands' }).click()
    await paletteOf(page).getByRole('combobox').fill('no such token')
    await expect(paletteOf(page).getByText('No results for “no such token” in Northwind Realty.')).toBeVisible()
  })
})

test('the command palette reports failures and recovers', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of 500.*\/data\/tokens\?/)
  consoleGuard.expect(/status of 401/)
  const page = await as('owner')
  const palette = paletteOf(page)
  await page.keyboard.press('Control+k')

  await test.step('a failed search shows an error instead of outdated results', async () => {
    await palette.getByRole('combobox').fill('zapier')
    await expect(palette.getByRole('option')).toHaveText(zapier)
    await page.route(/\/data\/tokens\?/, (route) => route.fulfill({ status: 500, json: { code: 'internal' } }))
    await palette.getByRole('combobox').fill('nightly')
    await expect(palette.getByRole('option')).toHaveCount(0)
    await expect(palette.getByText('Search results could not be loaded.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(palette).toBeVisible()
    await page.unroute(/\/data\/tokens\?/)
  })

  await test.step('the search resumes after signing in again', async () => {
    await palette.getByRole('combobox').fill('')
    await expect(palette.getByRole('option', { name: /Zapier sync/ })).toBeVisible()
    await page.context().clearCookies()
    await palette.getByRole('combobox').fill('zapier')
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('Email').fill(email)
    await prompt.getByLabel('Password').fill(password)
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(palette.getByRole('combobox')).toHaveValue('zapier')
    await expect(palette.getByRole('option')).toHaveText(zapier)
  })
})

test('the command palette rotates, deactivates and copies a token from any page', async ({ as, qa, site }) => {
  const page = await as('owner', '/o/northwind/settings/policy')
  const { token, tokenKey } = qa.token('Zapier sync')
  const run = async (action: string) => {
    await page.keyboard.press('Control+k')
    await paletteOf(page).getByRole('combobox').fill('zapier')
    await paletteOf(page)
      .getByRole('option', { name: `${action} Zapier sync` })
      .click()
    await expect(paletteOf(page)).toBeHidden()
  }

  await test.step('a token is deactivated and, with Undo, activated again', async () => {
    await run('Deactivate')
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, token)).toBe(401)
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await expect(toasts(page)).toContainText('Zapier sync is active again.')
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('its token key is copied', async () => {
    await run('Copy token key')
    await expect(toasts(page)).toContainText('Token key of Zapier sync copied.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tokenKey)
  })

  await test.step('it is rotated in the dialog of the tokens page', async () => {
    await run('Rotate…')
    await page.getByRole('button', { name: 'Rotate token' }).click()
    const revealed = page.getByRole('alertdialog', { name: 'Store the new token now' })
    expect(await callApi(site.origin, await shownToken(revealed))).toBe(200)
    await done(revealed)
    await expect(page.getByRole('heading', { name: 'Token policy' })).toBeVisible()
  })
})

test('administrators find people and open them; others are refused by the server too', async ({ as }) => {
  const page = await as('owner')
  await page.keyboard.press('Control+k')
  await paletteOf(page).getByRole('combobox').fill('leo')
  await expect(paletteOf(page).getByRole('option', { name: /Leo Duarte/ })).toBeVisible()
  await paletteOf(page)
    .getByRole('option', { name: /Leo Duarte/ })
    .click()
  await expect(page).toHaveURL(/\/settings\/members\?q=/)
  await expect(page.getByRole('rowheader')).toHaveText([/Leo Duarte/])
  const member = await as('member')
  const asked: string[] = []
  member.on('request', (request) => asked.push(request.url()))
  await member.keyboard.press('Control+k')
  await paletteOf(member).getByRole('combobox').fill('rui')
  await expect(paletteOf(member).getByText('No results for “rui” in Northwind Realty.')).toBeVisible()
  expect(asked.filter((url) => url.includes('/data/people'))).toEqual([])
  const direct = await member.context().request.get('/o/northwind/data/people?q=leo', { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(direct.status()).toBe(403)
})

test('a viewer is not offered “New token”', async ({ as }) => {
  const page = await as('viewer')
  await page.keyboard.press('Control+k')
  await expect(paletteOf(page).getByRole('option', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expect(paletteOf(page).getByRole('option', { name: 'New token' })).toHaveCount(0)
})

test('the palette finds pages and headings of the docs, whose list loads when it opens', async ({ as }) => {
  const page = await as('owner')
  const loads: string[] = []
  page.on('request', (request) => loads.push(new URL(request.url()).pathname))
  await visit(page, '/o/northwind/tokens')
  expect(loads).not.toContain('/docs/search.json')
  await page.keyboard.press('Control+k')
  await paletteOf(page).getByRole('combobox').fill('which errors to retry')
  await expect(paletteOf(page).getByRole('option')).toHaveText([/^Which errors to retry/])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/docs\/errors#which-errors-to-retry$/)
  await expect(page.getByRole('heading', { name: 'Which errors to retry' })).toBeVisible()
  expect(loads.filter((path) => path === '/docs/search.json')).toHaveLength(1)
})
