import type { Locator } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, rowOf, switchOf, toasts } from './steps/tokens'
import { reload, waitForHydration } from './steps/visit'

test.describe('row switch', () => {
  test('the switch deactivates a token immediately and can be undone', async ({ as, qa, site }) => {
    const { token } = qa.token('Zapier sync')
    await callApi(site.origin, token)
    const page = await as('owner')
    await expect
      .poll(
        async () => {
          await reload(page)
          return rowOf(page, 'Zapier sync').innerText()
        },
        { message: 'the request is recorded within a second' },
      )
      .toMatch(/just now/i)
    const control = switchOf(page, 'Zapier sync')
    const height = async () => (await rowOf(page, 'Zapier sync').boundingBox())?.height
    const before = await height()

    await test.step('the switch of an expired token is disabled and says why', async () => {
      const expired = switchOf(page, 'Spring export')
      await expect(expired).toHaveAttribute('aria-disabled', 'true')
      await expect(expired).toHaveAccessibleDescription("Expired tokens can't be activated.")
      await expired.click({ force: true })
      await expect(expired).toHaveAttribute('aria-checked', 'false')
      await expect(toasts(page)).toBeEmpty()
    })

    await test.step('the name of the switch does not change with its state', async () => {
      await expect(control).toHaveAttribute('aria-checked', 'true')
      await control.click()
      await expect(control).toHaveAttribute('aria-checked', 'false')
    })

    await test.step('the toast says how many requests the token handled', async () => {
      await expect(toasts(page)).toContainText(/Zapier sync deactivated\. It handled \d+ requests? in the last 24 hours\./)
    })

    await test.step('the Undo in the row does not change its height', async () => {
      await expect(rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })).toBeVisible()
      expect(await height()).toBe(before)
    })

    const undo = async (within: Locator) => {
      await expect(toasts(page)).toContainText('Zapier sync deactivated.')
      await expect(toasts(page)).not.toContainText('is active again')
      await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeVisible()
      expect(await callApi(site.origin, token)).toBe(401)
      await within.getByRole('button', { name: 'Undo' }).click()
      await expect(toasts(page)).toContainText('Zapier sync is active again.')
      await expect(toasts(page)).not.toContainText('deactivated')
      expect(await callApi(site.origin, token)).toBe(200)
    }

    await test.step('Undo in the row reactivates the token and closes the toast', () => undo(rowOf(page, 'Zapier sync')))

    await test.step('Undo in the toast reactivates the token', async () => {
      await control.click()
      await undo(toasts(page))
    })
  })

  test('the switch fails visibly while offline and works when retried', async ({ as, qa, site, consoleGuard }) => {
    consoleGuard.expect(/ERR_INTERNET_DISCONNECTED/)
    const { token } = qa.token('Zapier sync')
    const page = await as('owner')
    const control = switchOf(page, 'Zapier sync')
    const offline = page.getByText(/^You are offline\./)

    await test.step('a change made while offline fails and is never queued', async () => {
      // the error toast is loaded on demand
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await expect(offline).toBeVisible()
      await control.click()
      await expect(toasts(page)).toContainText("Couldn't reach Keyrail. It is not known whether Zapier sync was deactivated.")
      await expect(control).toHaveAttribute('aria-checked', 'true')
      await page.context().setOffline(false)
      await expect(offline).toBeHidden()
      await reload(page)
      await expect(control).toHaveAttribute('aria-checked', 'true')
      expect(await callApi(site.origin, token)).toBe(200)
    })

    await test.step('“Try again” repeats the change', async () => {
      await waitForHydration(page)
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await control.click()
      const again = toasts(page).getByRole('button', { name: 'Try again' })
      await expect(again).toBeVisible()
      await page.context().setOffline(false)
      await again.click()
      await expect(toasts(page)).toContainText('Zapier sync deactivated.')
      expect(await callApi(site.origin, token)).toBe(401)
    })
  })

  test('a switch whose response is lost shows what the server has', async ({ as, qa, site, consoleGuard }) => {
    consoleGuard.expect(/ERR_FAILED/)
    const { token } = qa.token('Zapier sync')
    const page = await as('owner')
    const control = switchOf(page, 'Zapier sync')
    const loseActions = () =>
      page.route('**/o/northwind/**', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback()
        await route.fetch()
        await route.abort()
      })

    await test.step('in the list', async () => {
      await loseActions()
      await control.click()
      await expect(toasts(page)).toContainText('Zapier sync is deactivated.')
      await expect(control).toHaveAttribute('aria-checked', 'false')
      expect(await callApi(site.origin, token)).toBe(401)
    })

    await test.step('on its page', async () => {
      await page.unroute('**/o/northwind/**')
      await rowOf(page, 'Zapier sync').getByRole('link', { name: 'Zapier sync' }).click()
      // the list has a switch of the same name
      await expect(page.getByRole('heading', { name: 'Zapier sync', level: 1 })).toBeVisible()
      await loseActions()
      const own = page.getByRole('switch', { name: 'Zapier sync, active' })
      await own.click()
      await expect(toasts(page)).toContainText('Zapier sync is active.')
      await expect(own).toHaveAttribute('aria-checked', 'true')
      expect(await callApi(site.origin, token)).toBe(200)
    })
  })

  test('the switch reverts when the server rejects, and offers Undo for ten seconds', async ({ as, qa, site }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organization')

    await test.step('the Undo in the row disappears after ten seconds', async () => {
      const undo = rowOf(page, 'Zapier sync').getByRole('button', { name: 'Undo' })
      await page.clock.install()
      await switchOf(page, 'Zapier sync').click()
      await expect(undo).toBeVisible()
      await page.mouse.move(0, 0)
      await page.clock.runFor(11_000)
      await expect(undo).toBeHidden()
      await expect(toasts(page)).toBeEmpty()
    })

    await test.step('the switch reverts when the server rejects', async () => {
      const other = await as('member')
      await choose(other, 'Personal scripts', 'Delete permanently…')
      const dialog = other.getByRole('alertdialog', { name: /Delete “/ })
      await dialog.getByLabel(/to confirm/).fill('Personal scripts')
      await dialog.getByRole('button', { name: 'Delete permanently' }).click()
      await expect(dialog).toBeHidden()
      await switchOf(page, 'Personal scripts').click()
      await expect(toasts(page)).toContainText('Personal scripts no longer exists.')
      expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
    })
    // this tab keeps the fake clock, so it must not be reused
    await page.close()
  })
})
