import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { rowOf } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'

const accountButton = (page: Page) => page.getByRole('button', { name: /Account menu/ })

const root = (page: Page) => page.locator('html')

async function expectNotFound(page: Page, path: string): Promise<void> {
  expect((await visit(page, path))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found.' })).toBeVisible()
  await expect(accountButton(page)).toBeVisible()
}

test.describe('the shell', () => {
  test('the drawer, switcher and links of the shell work, and it shows when the connection is lost', async ({ as, qa, consoleGuard }) => {
    consoleGuard.expect(/ERR_INTERNET_DISCONNECTED/)
    const page = await as('owner', `${list}/${qa.token('Zapier sync').tokenKey}`)
    const drawer = page.getByRole('dialog', { name: 'Account' })

    await test.step('the account drawer leads to the tokens page in two clicks', async () => {
      await accountButton(page).click()
      await expect(drawer).toContainText('owner@example.com')
      await expect(drawer).toContainText('Owner in Northwind Realty')
      await drawer.getByRole('link', { name: 'API tokens' }).click()
      await expect(page).toHaveURL(list)
      await expect(drawer).toBeHidden()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('Esc closes the drawer and returns the focus to its button', async () => {
      const button = page.getByRole('button', { name: 'Account menu, Ana Martins' })
      await button.click()
      await expect(drawer).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(drawer).toBeHidden()
      await expect(button).toBeFocused()
    })

    await test.step('every link of the shell returns 200', async () => {
      const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      for (const href of new Set(links)) {
        const response = await page.request.get(href, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
        expect(response.status(), href).toBe(200)
      }
    })

    await test.step('the switcher opens a location view and returns', async () => {
      await page.getByRole('combobox', { name: 'Organization or location' }).click()
      await page.getByRole('option', { name: 'Harbour Office' }).click()
      await expect(page.getByText('Location view: Harbour Office.')).toBeVisible()
      await page.getByRole('link', { name: 'Back to organization view' }).click()
      await expect(page).toHaveURL(list)
    })

    await test.step('the top bar stays while the page scrolls, and never covers the focus', async () => {
      const bar = page.getByRole('banner').locator('> div').first()
      await page.setViewportSize({ width: 1280, height: 500 })
      await page.getByRole('link', { name: 'Zapier sync' }).evaluate((link) => scrollBy(0, link.getBoundingClientRect().top - 10))
      await expect(bar).toBeInViewport({ ratio: 1 })
      await page.getByRole('link', { name: 'Zapier sync' }).focus()
      const [barBox, linkBox] = await Promise.all([bar.boundingBox(), page.getByRole('link', { name: 'Zapier sync' }).boundingBox()])
      expect(barBox).toMatchObject({ y: 0, height: 56 })
      expect(linkBox?.y).toBeGreaterThanOrEqual(56)
    })

    await test.step('a banner is shown while offline', async () => {
      await page.context().setOffline(true)
      await expect(page.getByText("You are offline. This page may be out of date, and changes can't be saved.")).toBeVisible()
      await page.context().setOffline(false)
      await expect(page.getByText(/^You are offline\./)).toBeHidden()
    })
  })

  test('the theme follows the system until the user chooses one', async ({ as }) => {
    const page = await as('owner')

    await test.step('without a choice the theme follows the system', async () => {
      await expect(root(page)).toHaveAttribute('data-theme', 'light')
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await page.emulateMedia({ colorScheme: 'light' })
      await expect(root(page)).toHaveAttribute('data-theme', 'light')
    })

    await test.step('the chosen theme is kept and applied from the first paint', async () => {
      await accountButton(page).click()
      await page.getByRole('radio', { name: 'Dark' }).check()
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await page.reload({ waitUntil: 'commit' })
      await expect(root(page)).toHaveAttribute('data-theme', 'dark')
      await accountButton(page).click()
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    })
  })

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test('a row menu is a sheet at the bottom, and the navigation leaves room beside it', async ({ as }) => {
      const page = await as('owner')
      await page.getByRole('button', { name: 'Actions for Zapier sync' }).tap()
      const menu = page.getByRole('menu', { name: 'Actions for Zapier sync' })
      await expect(menu.getByText('Actions for Zapier sync')).toBeVisible()
      const box = () => menu.evaluate((element) => element.getBoundingClientRect().toJSON())
      await expect.poll(box).toMatchObject({ left: 0, right: 390, bottom: 844 })
      await expect(menu.locator('kbd').first()).toBeHidden()
      await page.touchscreen.tap(195, 60)
      await expect(menu).toBeHidden()
      await page.getByRole('button', { name: 'Navigation' }).tap()
      const drawer = page.getByRole('dialog', { name: 'Navigation' })
      await expect.poll(async () => (await drawer.boundingBox())?.width).toBe(304)
    })
  })

  test('an unknown page returns 404 inside the shell with a way back', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 404/)
    const page = await as('owner', null)

    await test.step('other organizations and unknown locations return 404', async () => {
      await expectNotFound(page, '/o/southwind/tokens')
      expect((await visit(page, '/o/northwind/l/nowhere/tokens'))?.status()).toBe(404)
    })

    await test.step('the 404 pages of an organization and of a token have a working search', async () => {
      await expectNotFound(page, '/o/northwind/nothing/here')
      await expect(page.getByLabel('Search tokens')).toBeVisible()
      expect((await visit(page, '/o/northwind/tokens/kru_missing'))?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'Token not found.' })).toBeVisible()
      await page.getByLabel('Search tokens').fill('zapier')
      await page.getByRole('button', { name: 'Search', exact: true }).click()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('a 404 page outside every organization keeps the shell', async () => {
      await expectNotFound(page, '/nothing-here')
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
      await page.getByRole('link', { name: 'Back to API tokens' }).click()
      await expect(page).toHaveURL(list)
      await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    })

    await test.step('the path of an organization redirects to its tokens', async () => {
      await visit(page, '/o/northwind')
      await expect(page).toHaveURL(list)
    })

    await test.step('a signed-out user gets a 404 too', async () => {
      await page.context().clearCookies()
      expect((await visit(page, '/nothing'))?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })
  })
})
