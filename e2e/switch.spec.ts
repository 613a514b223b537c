import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, notices, rowOf, switchOf } from './steps/tokens'

test.describe('the switch of a row', () => {
  test('its name never changes with its state', async ({ as }) => {
    const page = await as('owner')
    const control = switchOf(page, 'Zapier sync')
    await expect(control).toHaveAttribute('aria-checked', 'true')
    await control.click()
    await expect(control).toHaveAttribute('aria-checked', 'false')
  })

  test('says how much the token handled, so that a mistake is noticed', async ({ as, qa, site }) => {
    await callApi(site.origin, qa.token('Zapier sync').token)
    const page = await as('owner')
    await switchOf(page, 'Zapier sync').click()
    await expect(notices(page)).toContainText(/Zapier sync deactivated\. It handled \d+ requests? in the last 24 hours\./)
  })

  for (const [place, area] of [
    ['the row', 'row'],
    ['the notice', 'notice'],
  ] as const) {
    test(`undo in ${place} takes it back, and both offers go away`, async ({ as, qa, site }) => {
      const page = await as('owner')
      await switchOf(page, 'Zapier sync').click()
      await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeVisible()
      expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
      const within = area === 'row' ? rowOf(page, 'Zapier sync') : notices(page)
      await within.getByRole('button', { name: 'Undo' }).click()
      await expect(notices(page)).toContainText('Zapier sync is active again.')
      await expect(notices(page)).not.toContainText('deactivated')
      expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(200)
    })
  }

  test('the undo in the row is gone after ten seconds', async ({ as }) => {
    const page = await as('owner')
    await page.clock.install()
    await switchOf(page, 'Zapier sync').click()
    await expect(rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })).toBeVisible()
    await page.mouse.move(0, 0)
    await page.clock.runFor(11_000)
    await expect(rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })).toBeHidden()
    await expect(notices(page)).toBeEmpty()
  })

  test('returns visibly when the server refuses', async ({ as, qa, site }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organisation')
    const other = await as('member')
    await choose(other, 'Personal scripts', 'Delete permanently…')
    const dialog = other.getByRole('alertdialog', { name: /Delete “/ })
    await dialog.getByLabel(/to confirm/).fill('Personal scripts')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(dialog).toBeHidden()
    await switchOf(page, 'Personal scripts').click()
    await expect(notices(page)).toContainText('Personal scripts could not be deactivated.')
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
  })

  test('fails visibly without a connection, and is never carried out later', async ({ as, qa, site, complaints }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/)
    const page = await as('owner')
    // the page fetches how it tells bad news while it has a connection
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await expect(page.getByText(/^You are offline\./)).toBeVisible()
    await switchOf(page, 'Zapier sync').click()
    await expect(notices(page)).toContainText('Zapier sync could not be deactivated. It is still active.')
    await expect(switchOf(page, 'Zapier sync')).toHaveAttribute('aria-checked', 'true')
    await page.context().setOffline(false)
    await expect(page.getByText(/^You are offline\./)).toBeHidden()
    await page.reload()
    await expect(switchOf(page, 'Zapier sync')).toHaveAttribute('aria-checked', 'true')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(200)
  })

  test('“Try again” after a failure does what was asked', async ({ as, qa, site, complaints }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/)
    const page = await as('owner')
    // the page fetches how it tells bad news while it has a connection
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await switchOf(page, 'Zapier sync').click()
    const again = notices(page).getByRole('button', { name: 'Try again' })
    await expect(again).toBeVisible()
    await page.context().setOffline(false)
    await again.click()
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })

  test('an expired token cannot be switched, and says why', async ({ as }) => {
    const page = await as('owner')
    const control = switchOf(page, 'Spring export')
    await expect(control).toHaveAttribute('aria-disabled', 'true')
    await expect(control).toHaveAccessibleDescription('Expired tokens cannot be activated.')
    await control.click({ force: true })
    await expect(control).toHaveAttribute('aria-checked', 'false')
    await expect(notices(page)).toBeEmpty()
  })
})
