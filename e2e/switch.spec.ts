import type { Locator } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, notices, rowOf, switchOf } from './steps/tokens'
import { alive } from './steps/visit'

test.describe('the switch of a row', () => {
  test('acts at once, says what was switched off, and can be taken back', async ({ as, qa, site }) => {
    const { token } = qa.token('Zapier sync')
    await callApi(site.origin, token)
    const page = await as('owner')
    const control = switchOf(page, 'Zapier sync')
    const height = async () => (await rowOf(page, 'Zapier sync').boundingBox())?.height
    const before = await height()

    await test.step('an expired token cannot be switched, and says why', async () => {
      const expired = switchOf(page, 'Spring export')
      await expect(expired).toHaveAttribute('aria-disabled', 'true')
      await expect(expired).toHaveAccessibleDescription('Expired tokens can’t be activated.')
      await expired.click({ force: true })
      await expect(expired).toHaveAttribute('aria-checked', 'false')
      await expect(notices(page)).toBeEmpty()
    })

    await test.step('its name never changes with its state', async () => {
      await expect(control).toHaveAttribute('aria-checked', 'true')
      await control.click()
      await expect(control).toHaveAttribute('aria-checked', 'false')
    })

    await test.step('says how much the token handled, so that a mistake is noticed', async () => {
      await expect(notices(page)).toContainText(/Zapier sync deactivated\. It handled \d+ requests? in the last 24 hours\./)
    })

    await test.step('what is offered in the row moves nothing below it', async () => {
      await expect(rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })).toBeVisible()
      expect(await height()).toBe(before)
    })

    const takeBack = async (within: Locator) => {
      await expect(notices(page)).toContainText('Zapier sync deactivated.')
      await expect(notices(page)).not.toContainText('is active again')
      await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeVisible()
      expect(await callApi(site.origin, token)).toBe(401)
      await within.getByRole('button', { name: 'Undo' }).click()
      await expect(notices(page)).toContainText('Zapier sync is active again.')
      await expect(notices(page)).not.toContainText('deactivated')
      expect(await callApi(site.origin, token)).toBe(200)
    }

    await test.step('undo in the row takes it back, and both offers go away', () => takeBack(rowOf(page, 'Zapier sync')))

    await test.step('undo in the notice takes it back, and both offers go away', async () => {
      await control.click()
      await takeBack(notices(page))
    })
  })

  test('without a connection fails visibly, and acts when it is asked again', async ({ as, qa, site, complaints }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/)
    const { token } = qa.token('Zapier sync')
    const page = await as('owner')
    const control = switchOf(page, 'Zapier sync')
    const offline = page.getByText(/^You are offline\./)

    await test.step('fails visibly without a connection, and is never carried out later', async () => {
      // the page fetches how it tells bad news while it has a connection
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await expect(offline).toBeVisible()
      await control.click()
      await expect(notices(page)).toContainText('Zapier sync could not be deactivated. It is still active.')
      await expect(control).toHaveAttribute('aria-checked', 'true')
      await page.context().setOffline(false)
      await expect(offline).toBeHidden()
      await page.reload()
      await expect(control).toHaveAttribute('aria-checked', 'true')
      expect(await callApi(site.origin, token)).toBe(200)
    })

    await test.step('“Try again” after a failure does what was asked', async () => {
      await alive(page)
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await control.click()
      const again = notices(page).getByRole('button', { name: 'Try again' })
      await expect(again).toBeVisible()
      await page.context().setOffline(false)
      await again.click()
      await expect(notices(page)).toContainText('Zapier sync deactivated.')
      expect(await callApi(site.origin, token)).toBe(401)
    })
  })

  test('returns visibly when the server rejects, and offers its undo for ten seconds', async ({ as, qa, site }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organization')

    await test.step('the undo in the row is gone after ten seconds', async () => {
      const undo = rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })
      await page.clock.install()
      await switchOf(page, 'Zapier sync').click()
      await expect(undo).toBeVisible()
      await page.mouse.move(0, 0)
      await page.clock.runFor(11_000)
      await expect(undo).toBeHidden()
      await expect(notices(page)).toBeEmpty()
    })

    await test.step('returns visibly when the server rejects', async () => {
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
    // its clock is not the browser's any more
    await page.close()
  })
})
