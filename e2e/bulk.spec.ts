import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { dismissToasts, rowOf, rows, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const both = ['Zapier sync', 'Nightly CSV export']

const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected tokens' })

const selectAll = (page: Page): Locator => page.getByRole('checkbox', { name: 'Select all tokens on this page' })

async function selectBoth(page: Page): Promise<void> {
  for (const name of both) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await expect(page.getByText('2 selected')).toBeVisible()
}

test('bulk actions change all selected tokens, and one Undo reverts them together', async ({ as, qa, site }) => {
  const page = await as('owner', `${list}?tab=organization&removed=1&per=10`)
  const statuses = () => Promise.all(both.map((name) => callApi(site.origin, qa.token(name).token)))

  await test.step('selecting a page offers to select the whole list', async () => {
    await selectAll(page).check()
    await page.getByRole('button', { name: 'Select all 11' }).click()
    await expect(page.getByText('11 selected')).toBeVisible()
  })

  await test.step('“Select all” selects the page, and Clear deselects it', async () => {
    await visit(page, list)
    await selectAll(page).check()
    await expect(page.getByText(`${await rows(page).count()} selected`)).toBeVisible()
    await bar(page).getByRole('button', { name: 'Clear' }).click()
    await expect(bar(page)).toBeHidden()
  })

  await test.step('one Undo reactivates all deactivated tokens', async () => {
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Deactivate' }).click()
    await expect(toasts(page)).toContainText('2 tokens deactivated.')
    expect(await statuses()).toEqual([401, 401])
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await expect(toasts(page)).toContainText('2 tokens activated.')
    expect(await statuses()).toEqual([200, 200])
  })

  await test.step('removing asks for confirmation once and can be undone', async () => {
    await dismissToasts(page)
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Remove from list…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove 2 tokens from your list?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Remove from list' }).click()
    await expect(toasts(page)).toContainText('2 tokens removed from your list.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(rowOf(page, 'Nightly CSV export')).toBeVisible()
  })

  await test.step('deleting is as careful as deleting one: names, last use, the number to type, a way out', async () => {
    await dismissToasts(page)
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Delete permanently…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tokens permanently?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zapier sync' })).toContainText(/Last used (just now|.+ ago)/)
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Nightly CSV export' })).toContainText(/Last used (just now|.+ ago)/)
    await expect(dialog.getByText('2 of 2 used in the last 30 days')).toBeVisible()
    await expect(dialog.getByText(/requests in the last 24 hours; new requests will be rejected/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(dialog.getByText('Type the number of tokens: 2')).toBeVisible()
    await expect(dialog.getByLabel('Type 2 to confirm')).toBeFocused()
    expect(await statuses()).toEqual([200, 200])
    await dialog.getByRole('button', { name: 'Deactivate instead' }).click()
    await expect(toasts(page)).toContainText('2 tokens deactivated.')
    expect(await statuses()).toEqual([401, 401])
  })

  await test.step('a single selected token in use is not easier to delete than from its own menu', async () => {
    await bar(page).getByRole('button', { name: 'Clear' }).click()
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await bar(page).getByRole('button', { name: 'Delete permanently…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 1 token permanently?' })
    await dialog.getByLabel('Type 1 to confirm').fill('1')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(toasts(page)).toContainText('1 token deleted permanently.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
  })
})

test('“Select all” prompts for sign-in when the session has ended, and then selects all', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  const { email, password } = personIn(qa, 'owner')
  const page = await as('owner', `${list}?tab=organization&removed=1&per=10`)
  await selectAll(page).check()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Select all 11' }).click()
  const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
  await prompt.getByLabel('Email').fill(email)
  await prompt.getByLabel('Password').fill(password)
  await prompt.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('11 selected')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('“Select” turns the cards into a checklist, and the bar stops several tokens together', async ({ as, qa, site }) => {
    const page = await as('owner')
    const box = page.getByRole('checkbox', { name: 'Select Zapier sync' })
    await expect(box).toBeHidden()
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    for (const name of both) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
    await bar(page).getByRole('button', { name: 'Deactivate 2' }).click()
    await expect(toasts(page)).toContainText('2 tokens deactivated.')
    expect(await Promise.all(both.map((name) => callApi(site.origin, qa.token(name).token)))).toEqual([401, 401])
    await bar(page).getByRole('button', { name: 'Clear' }).click()
    await expect(box).toBeHidden()
    await expect(bar(page)).toBeHidden()
  })
})
