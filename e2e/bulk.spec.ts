import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { dismissNews, notices, rowOf, rows } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const both = ['Zapier sync', 'Nightly CSV export']

const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected tokens' })

const selectAll = (page: Page): Locator => page.getByRole('checkbox', { name: 'Select all tokens on this page' })

async function selectBoth(page: Page): Promise<void> {
  for (const name of both) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await expect(page.getByText('2 selected')).toBeVisible()
}

test('many tokens are chosen at once, changed together and taken back as one step', async ({ as, qa, site }) => {
  const page = await as('owner', `${list}?tab=organization&removed=1&per=10`)
  const answers = () => Promise.all(both.map((name) => callApi(site.origin, qa.token(name).token)))

  await test.step('a whole page offers the rest of the list', async () => {
    await selectAll(page).check()
    await page.getByRole('button', { name: 'Select all 11' }).click()
    await expect(page.getByText('11 selected')).toBeVisible()
  })

  await test.step('“select all” takes the page, and clear lets go', async () => {
    await visit(page, list)
    await selectAll(page).check()
    await expect(page.getByText(`${await rows(page).count()} selected`)).toBeVisible()
    await bar(page).getByRole('button', { name: 'Clear' }).click()
    await expect(bar(page)).toBeHidden()
  })

  await test.step('they are deactivated together and taken back as one step', async () => {
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Deactivate' }).click()
    await expect(notices(page)).toContainText('2 tokens deactivated.')
    expect(await answers()).toEqual([401, 401])
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await expect(notices(page)).toContainText('2 tokens activated.')
    expect(await answers()).toEqual([200, 200])
  })

  await test.step('removing asks once and can be undone', async () => {
    await dismissNews(page)
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Remove from list…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove 2 tokens from your list?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Remove from list' }).click()
    await expect(notices(page)).toContainText('2 tokens removed from your list.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(rowOf(page, 'Nightly CSV export')).toBeVisible()
  })

  await test.step('deleting asks once, with real numbers', async () => {
    await dismissNews(page)
    await selectBoth(page)
    await bar(page).getByRole('button', { name: 'Delete permanently…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tokens permanently?' })
    await expect(dialog.getByText(/requests in the last 24 hours will be rejected/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(notices(page)).toContainText('2 tokens deleted permanently.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})
