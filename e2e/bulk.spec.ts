import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
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

  await test.step('deleting asks for confirmation once and shows the affected requests', async () => {
    await dismissToasts(page)
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Delete permanently…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tokens permanently?' })
    await expect(dialog.getByText(/requests in the last 24 hours; new requests will be rejected/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(toasts(page)).toContainText('2 tokens deleted permanently.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})
