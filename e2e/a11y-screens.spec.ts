import { expect, test } from './fixtures/test'
import { inspect, inspectDialog } from './steps/inspect'
import { signIn } from './steps/people'
import { rowOf, switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

test.describe.configure({ timeout: 120_000 })

const list = '/o/northwind/tokens'

test.describe('screens', () => {
  test('the sign-in page has no accessibility violations', async ({ page }) => {
    await visit(page, '/sign-in')
    await inspect(page, 'sign in')
    await signIn(page, 'unknown@example.com', 'not the right password')
    await expect(page.getByRole('alert').getByText('Incorrect email or password.')).toBeVisible()
    await inspect(page, 'a rejected sign-in')
  })

  test('the token list has no accessibility violations', async ({ as }) => {
    const page = await as('owner', `${list}?tab=organization&removed=1`)
    await expect(rowOf(page, 'Gateway')).toBeVisible()
    await inspect(page, 'tokens in every status')
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await expect(page.getByRole('toolbar', { name: 'Selected tokens' })).toBeVisible()
    await inspect(page, 'the selection toolbar', '[role=toolbar]')
    await visit(page, `${list}?tab=locations`)
    await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
    await inspect(page, 'location tokens')
    await visit(page, `${list}?q=nothing`)
    await expect(page.getByText('No tokens match your filters')).toBeVisible()
    await inspect(page, 'no matching tokens')
  })

  test('toasts and the offline banner have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await inspect(page, 'your tokens')
    await switchOf(page, 'Zapier sync').click()
    await expect(toasts(page)).toContainText('deactivated')
    await inspect(page, 'an undo', '[data-undo-area], [aria-label=Notifications]')
    await page.context().setOffline(true)
    await expect(page.getByText(/^You are offline\./)).toBeVisible()
    await inspect(page, 'offline')
  })

  test('empty and read-only lists have no accessibility violations', async ({ as }) => {
    await inspect(await as('viewer'), 'the empty list of a viewer')
    await inspect(await as('manager'), 'an empty list')
    await inspect(await as('member', `${list}?tab=locations`), 'read-only tokens')
  })

  test('menus and popovers of the list have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('button', { name: 'Actions for Zapier sync' }).click()
    await expect(page.getByRole('menuitem', { name: 'Rotate…' })).toBeVisible()
    await inspect(page, 'a row menu', '[role=menu]')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).click()
    await inspect(page, 'the column picker', '[popover]:popover-open')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(page.getByRole('dialog', { name: 'Account' })).toBeVisible()
    await inspectDialog(page, 'the account drawer')
  })

  test('the location view, switcher and navigation drawer have no accessibility violations', async ({ as, qa }) => {
    const page = await as('owner', `/o/northwind/l/${qa.data.locations[0]?.slug}/tokens`)
    await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
    await inspect(page, 'the location view')
    await page.getByRole('combobox', { name: 'Organization or location' }).click()
    await expect(page.getByRole('option', { name: 'Harbour Office' })).toBeVisible()
    await inspectDialog(page, 'the switcher')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 320, height: 720 })
    await page.getByRole('button', { name: 'Navigation' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await inspectDialog(page, 'the navigation drawer')
  })

  test('the token page has no accessibility violations', async ({ as, qa }) => {
    const open = (name: string) => `${list}/${qa.token(name).tokenKey}`
    const page = await as('owner', open('Zapier sync'))
    await page.getByText('Show as table').click()
    await inspect(page, 'a token in use')
    for (const name of ['Nightly CSV export', 'Spring export', 'Old website forms']) {
      await visit(page, open(name))
      await inspect(page, name)
    }
    const other = await as('admin', open('Mail platform'))
    await inspect(other, 'a rotation in progress')
  })

  test('error pages have no accessibility violations', async ({ as, page: signedOutPage, consoleGuard }) => {
    consoleGuard.expect(/status of 40[34]/)
    const page = await as('member', null)
    await visit(page, `${list}?tab=organization`)
    await expect(page.getByRole('heading', { name: "You don't have access to this page." })).toBeVisible()
    await inspect(page, '403')
    await visit(page, '/o/northwind/nothing')
    await expect(page.getByRole('heading', { name: 'Page not found.' })).toBeVisible()
    await inspect(page, '404')
    await visit(page, `${list}/kru_0000000000000000`)
    await expect(page.getByRole('heading', { name: 'Token not found.' })).toBeVisible()
    await inspect(page, 'no such token')
    await visit(signedOutPage, '/nothing')
    await expect(signedOutPage.getByRole('heading', { name: 'Page not found.' })).toBeVisible()
    await inspect(signedOutPage, '404 outside')
  })
})

test.describe('setup', () => {
  test.use({ preset: 'empty' })

  test('every setup step has no accessibility violations', async ({ page }) => {
    await visit(page, '/setup')
    await inspect(page, 'the checks step')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
    await inspect(page, 'the owner step, with errors')
    await page.getByLabel('Name').fill('Ana Martins')
    await page.getByLabel('Email').fill('owner@example.com')
    await page.getByLabel('Password', { exact: true }).fill('seven brass keys in a row')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Organization name').fill('Northwind Realty')
    await expect(page.getByText('northwind-realty is available')).toBeVisible()
    await inspect(page, 'the organization step')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { name: 'Token policy' })).toBeVisible()
    await inspect(page, 'the policy step')
  })
})
