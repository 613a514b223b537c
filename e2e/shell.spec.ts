import { expect, test } from './fixtures/test'
import { rowOf } from './steps/tokens'
import { visit } from './steps/visit'

test.describe('the shell', () => {
  test('the account drawer leads from the button to the tokens page in two presses', async ({ as, qa }) => {
    const page = await as('owner', `/o/northwind/tokens/${qa.token('Zapier sync').tokenKey}`)
    await page.getByRole('button', { name: /Account menu/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Account' })
    await expect(drawer).toContainText('owner@example.com')
    await expect(drawer).toContainText('Owner in Northwind Realty')
    await drawer.getByRole('link', { name: 'API tokens' }).click()
    await expect(page).toHaveURL('/o/northwind/tokens')
    await expect(drawer).toBeHidden()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
  })

  test('Esc closes the drawer and the focus is back on its button', async ({ as }) => {
    const page = await as('owner')
    const button = page.getByRole('button', { name: 'Account menu, Ana Martins' })
    await button.click()
    await expect(page.getByRole('dialog', { name: 'Account' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Account' })).toBeHidden()
    await expect(button).toBeFocused()
  })

  test('the theme is kept, and there from the first paint', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload({ waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  })

  test('without a choice the theme follows the system while the page is open', async ({ as }) => {
    const page = await as('owner')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  test('the switcher goes to a location and back', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('combobox', { name: 'Organisation or location' }).click()
    await page.getByRole('option', { name: 'Harbour Office' }).click()
    await expect(page.getByText('Location view: Harbour Office.')).toBeVisible()
    await page.getByRole('link', { name: 'Back to organisation view' }).click()
    await expect(page).toHaveURL('/o/northwind/tokens')
  })

  test('an address of nothing answers 404 inside the shell, with a search that works', async ({ as, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('owner', null)
    const answer = await visit(page, '/o/northwind/nothing/here')
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Nothing here.' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Account menu/ })).toBeVisible()
    await page.getByLabel('Search tokens').fill('zapier')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
  })

  test('the address of an organisation leads to its tokens', async ({ as }) => {
    const page = await as('member', '/o/northwind')
    await expect(page).toHaveURL('/o/northwind/tokens')
  })

  test('an organisation of others does not exist', async ({ as, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('owner', null)
    expect((await visit(page, '/o/southwind/tokens'))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Nothing here.' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Account menu/ })).toBeVisible()
    expect((await visit(page, '/o/northwind/l/nowhere/tokens'))?.status()).toBe(404)
  })

  test('who is signed in keeps the shell around an address outside every organisation', async ({ as, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('member', null)
    expect((await visit(page, '/nothing-here'))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Nothing here.' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to API tokens' }).click()
    await expect(page).toHaveURL('/o/northwind/tokens')
  })

  test('a page of others says which role one has, and whom to ask', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('member', null)
    expect((await visit(page, '/o/northwind/organisation/policy'))?.status()).toBe(403)
    await expect(page.getByText('Your role in Northwind Realty is Member. Administrators: Ana Martins, Rui Costa.')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  })

  test('an address outside every organisation answers 404', async ({ page, complaints }) => {
    complaints.expect(/status of 404/)
    const answer = await visit(page, '/nothing')
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('links of the shell lead to pages that exist', async ({ as }) => {
    const page = await as('owner')
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    for (const href of new Set(links)) {
      const answer = await page.request.get(href, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
      expect(answer.status(), href).toBe(200)
    }
  })

  test('without a connection the page says so above the content', async ({ as, complaints }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/)
    const page = await as('owner')
    await page.context().setOffline(true)
    await expect(page.getByText('You are offline. What you see may be out of date, and changes cannot be saved.')).toBeVisible()
    await page.context().setOffline(false)
    await expect(page.getByText(/^You are offline\./)).toBeHidden()
  })
})
