import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { notices, rowOf, rows } from './steps/tokens'

test.describe('many tokens at once', () => {
  test('are deactivated together and taken back as one step', async ({ as, qa, site }) => {
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await page.getByRole('checkbox', { name: 'Select Nightly CSV export' }).check()
    const bar = page.getByRole('toolbar', { name: 'Selected tokens' })
    await expect(page.getByText('2 selected')).toBeVisible()
    await bar.getByRole('button', { name: 'Deactivate' }).click()
    await expect(notices(page)).toContainText('2 tokens deactivated.')
    const answers = () => Promise.all(['Zapier sync', 'Nightly CSV export'].map((name) => callApi(site.origin, qa.token(name).token)))
    expect(await answers()).toEqual([401, 401])
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await expect(notices(page)).toContainText('2 tokens activated.')
    expect(await answers()).toEqual([200, 200])
  })

  test('“select all” takes the page, and clear lets go', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select all tokens on this page' }).check()
    await expect(page.getByText(`${await rows(page).count()} selected`)).toBeVisible()
    await page.getByRole('toolbar', { name: 'Selected tokens' }).getByRole('button', { name: 'Clear' }).click()
    await expect(page.getByRole('toolbar', { name: 'Selected tokens' })).toBeHidden()
  })

  test('a whole page offers the rest of the list', async ({ as }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organisation&removed=1&per=10')
    await page.getByRole('checkbox', { name: 'Select all tokens on this page' }).check()
    await page.getByRole('button', { name: 'Select all 11' }).click()
    await expect(page.getByText('11 selected')).toBeVisible()
  })

  test('removing asks once and can be undone', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await page.getByRole('checkbox', { name: 'Select Nightly CSV export' }).check()
    await page.getByRole('toolbar', { name: 'Selected tokens' }).getByRole('button', { name: 'Remove from list…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove 2 tokens from your list?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Remove from list' }).click()
    await expect(notices(page)).toContainText('2 tokens removed from your list.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(rowOf(page, 'Nightly CSV export')).toBeVisible()
  })

  test('deleting asks once, with real numbers', async ({ as, qa, site }) => {
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await page.getByRole('checkbox', { name: 'Select Nightly CSV export' }).check()
    await page.getByRole('toolbar', { name: 'Selected tokens' }).getByRole('button', { name: 'Delete permanently…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tokens permanently?' })
    await expect(dialog.getByText(/requests in the last 24 hours will be refused/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(notices(page)).toContainText('2 tokens deleted permanently.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})
