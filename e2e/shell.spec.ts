import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { rowOf } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'

const accountButton = (page: Page) => page.getByRole('button', { name: /Account menu/ })

const root = (page: Page) => page.locator('html')

/** The address answers 404 with the page for that, inside the shell. */
async function seeNothing(page: Page, address: string): Promise<void> {
  expect((await visit(page, address))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found.' })).toBeVisible()
  await expect(accountButton(page)).toBeVisible()
}

test.describe('the shell', () => {
  test('its drawer, switcher and links lead to what they name, and it tells when there is no connection', async ({
    as,
    qa,
    complaints,
  }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/)
    const page = await as('owner', `${list}/${qa.token('Zapier sync').tokenKey}`)
    const drawer = page.getByRole('dialog', { name: 'Account' })

    await test.step('the account drawer leads from the button to the tokens page in two presses', async () => {
      await accountButton(page).click()
      await expect(drawer).toContainText('owner@example.com')
      await expect(drawer).toContainText('Owner in Northwind Realty')
      await drawer.getByRole('link', { name: 'API tokens' }).click()
      await expect(page).toHaveURL(list)
      await expect(drawer).toBeHidden()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('Esc closes the drawer and the focus is back on its button', async () => {
      const button = page.getByRole('button', { name: 'Account menu, Ana Martins' })
      await button.click()
      await expect(drawer).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(drawer).toBeHidden()
      await expect(button).toBeFocused()
    })

    await test.step('links of the shell lead to pages that exist', async () => {
      const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      for (const href of new Set(links)) {
        const answer = await page.request.get(href, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
        expect(answer.status(), href).toBe(200)
      }
    })

    await test.step('the switcher goes to a location and back', async () => {
      await page.getByRole('combobox', { name: 'Organization or location' }).click()
      await page.getByRole('option', { name: 'Harbour Office' }).click()
      await expect(page.getByText('Location view: Harbour Office.')).toBeVisible()
      await page.getByRole('link', { name: 'Back to organization view' }).click()
      await expect(page).toHaveURL(list)
    })

    await test.step('without a connection the page says so above the content', async () => {
      await page.context().setOffline(true)
      await expect(page.getByText("You are offline. This page may be out of date, and changes can't be saved.")).toBeVisible()
      await page.context().setOffline(false)
      await expect(page.getByText(/^You are offline\./)).toBeHidden()
    })
  })

  test('the theme follows the system until one is chosen', async ({ as }) => {
    const page = await as('owner')

    await test.step('without a choice the theme follows the system while the page is open', async () => {
      await expect(root(page)).toHaveAttribute('data-theme', 'light')
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await page.emulateMedia({ colorScheme: 'light' })
      await expect(root(page)).toHaveAttribute('data-theme', 'light')
    })

    await test.step('the theme that was chosen is kept, and there from the first paint', async () => {
      await accountButton(page).click()
      await page.getByRole('radio', { name: 'Dark' }).check()
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await page.reload({ waitUntil: 'commit' })
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await accountButton(page).click()
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    })
  })

  test('an address of nothing answers 404 inside the shell and leads on from there', async ({ as, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('owner', null)

    await test.step('an organization of others does not exist, nor does a location that never was', async () => {
      await seeNothing(page, '/o/southwind/tokens')
      expect((await visit(page, '/o/northwind/l/nowhere/tokens'))?.status()).toBe(404)
    })

    await test.step('within the organization there is a search that works', async () => {
      await seeNothing(page, '/o/northwind/nothing/here')
      await page.getByLabel('Search tokens').fill('zapier')
      await page.getByRole('button', { name: 'Search', exact: true }).click()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('outside every organization the shell stays around it, with a way back', async () => {
      await seeNothing(page, '/nothing-here')
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
      await page.getByRole('link', { name: 'Back to API tokens' }).click()
      await expect(page).toHaveURL(list)
      await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    })

    await test.step('the address of an organization leads to its tokens', async () => {
      await visit(page, '/o/northwind')
      await expect(page).toHaveURL(list)
    })

    await test.step('who is not signed in is answered 404 too', async () => {
      await page.context().clearCookies()
      expect((await visit(page, '/nothing'))?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })
  })
})
