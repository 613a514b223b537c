import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, copyToken, dismissToasts, done, rowOf, shownToken, switchOf, toasts } from './steps/tokens'

const editing = (page: Page): Locator => page.getByRole('dialog', { name: 'Edit token' })

const newTokenDialog = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Store the new token now' })

/** Discards the changes in the open dialog. */
async function discard(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click()
}

test('editing a token saves the changes and never overwrites or discards without asking', async ({ as, qa, site }) => {
  const [page, other] = [await as('owner'), await as('owner')]
  const dialog = editing(page)

  await test.step('a concurrent change is shown before it is overwritten', async () => {
    await choose(page, 'Zapier sync', 'Edit…')
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await dialog.getByLabel('Name').fill('Zapier (first tab)')
    await choose(other, 'Zapier sync', 'Edit…')
    await other.getByLabel('Name').fill('Zapier (second tab)')
    await editing(other).getByLabel('Note').fill('For the office')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(other, 'Zapier (second tab)')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog.getByText(/^You changed this token elsewhere (just now|.* ago)\.$/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Show differences' }).click()
    await expect(dialog.getByRole('row', { name: /Name/ })).toContainText(['Zapier (second tab)'])
    await dialog.getByRole('button', { name: 'Save my changes' }).click()
    await expect(rowOf(page, 'Zapier (first tab)')).toBeVisible()
    await expect(dialog).toBeHidden()
    await choose(page, 'Zapier (first tab)', 'Edit…')
    await expect(dialog.getByLabel('Note')).toHaveValue('For the office')
  })

  await test.step('closing with unsaved changes asks first, and so does Back', async () => {
    await dialog.getByLabel('Name').fill('Something else')
    await page.evaluate(() => history.back())
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Something else')
    await discard(page)
    await expect(dialog).toBeHidden()
    await expect(rowOf(page, 'Zapier (first tab)')).toBeVisible()
  })

  await test.step('a token without scopes is not saved', async () => {
    await choose(page, 'Nightly CSV export', 'Edit…')
    await dialog.getByRole('checkbox', { name: 'Read contacts' }).uncheck()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog.getByText('Choose what the token may do.')).toBeVisible()
    await discard(page)
    await expect(dialog).toBeHidden()
  })

  await test.step('a new name and fewer scopes are saved and shown in the row', async () => {
    await choose(page, 'Zapier (first tab)', 'Edit…')
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await dialog.getByLabel('Name').fill('Zapier, read only')
    await dialog.getByRole('checkbox', { name: 'Write contacts' }).uncheck()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(page, 'Zapier, read only')).toBeVisible()
    await expect(toasts(page)).toContainText('Zapier, read only saved.')
    const response = await fetch(`${site.origin}/api/v1/token`, { headers: { Authorization: `Bearer ${qa.token('Zapier sync').token}` } })
    expect(await response.json()).toMatchObject({ name: 'Zapier, read only', scopes: ['contacts:read'] })
  })
})

test('rotating a token stops the old one at the chosen time', async ({ as, qa, site }) => {
  const page = await as('owner')
  const dialog = page.getByRole('dialog', { name: 'Rotate “Zapier sync”' })
  const statuses = async (fresh: string, old: string) => [await callApi(site.origin, fresh), await callApi(site.origin, old)]
  let current = ''

  await test.step('“Stop the old one now” rejects the old token immediately', async () => {
    await choose(page, 'Zapier sync', 'Rotate…')
    await expect(dialog.getByRole('radio', { name: /^24 hours, until \d+ \w{3} \d\d:\d\d$/ })).toBeChecked()
    await expect(dialog.getByRole('definition').filter({ hasText: / from 203\.0\.113\.24$/ })).toBeVisible()
    await expect(dialog.getByRole('definition').filter({ hasText: /^\d+ \w{3} \d{4}, \d\d:\d\d \(\w+\)$/ })).toBeVisible()
    await dialog.getByRole('radio', { name: 'Stop the old one now' }).check()
    await dialog.getByRole('button', { name: 'Rotate token' }).click()
    current = await copyToken(page, newTokenDialog(page))
    expect(current.slice(0, 20)).toBe(qa.token('Zapier sync').tokenKey)
    expect(await statuses(current, qa.token('Zapier sync').token)).toEqual([200, 401])
    await done(newTokenDialog(page))
  })

  await test.step('the old token is rejected when its overlap ends', async () => {
    await choose(page, 'Zapier sync', 'Rotate…')
    await dialog.getByRole('radio', { name: '1 hour' }).check()
    await dialog.getByRole('button', { name: 'Rotate token' }).click()
    const fresh = await shownToken(newTokenDialog(page))
    await qa.advance('PT59M')
    expect(await statuses(fresh, current)).toEqual([200, 200])
    await qa.advance('PT1M')
    expect(await statuses(fresh, current)).toEqual([200, 401])
  })
})

test('a token removed from the list keeps working unless it is deactivated instead', async ({ as, qa, site }) => {
  const page = await as('owner')
  const { token } = qa.token('Zapier sync')

  await test.step('the dialog says until when the token keeps working, and Undo restores it to the list', async () => {
    await choose(page, 'Zapier sync', 'Remove from list…')
    const dialog = page.getByRole('dialog', { name: 'Remove “Zapier sync” from your list?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog).toContainText(/It keeps working until \d+ \w+ \d{4}\. It no longer counts toward your limit of 3\./)
    await dialog.getByRole('button', { name: 'Remove from list' }).click()
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('“Deactivate instead” stops the token and keeps it in the list', async () => {
    await dismissToasts(page)
    await choose(page, 'Zapier sync', 'Remove from list…')
    await page
      .getByRole('dialog', { name: /Remove “/ })
      .getByRole('button', { name: 'Deactivate instead' })
      .click()
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(switchOf(page, 'Zapier sync')).not.toBeChecked()
    expect(await callApi(site.origin, token)).toBe(401)
  })

  await test.step('“Show removed” lists a removed token, which can be restored', async () => {
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: /^Show removed/ }).check()
    await page.keyboard.press('Escape')
    await expect(rowOf(page, 'Old website forms')).toContainText('Removed, still works')
    await choose(page, 'Old website forms', 'Restore to list')
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveAttribute('aria-valuenow', '3')
  })
})

test('deleting a token permanently asks for confirmation and revokes it', async ({ as, qa, site }) => {
  const page = await as('owner')

  await test.step('a token in use is deleted only after its exact name is typed', async () => {
    await choose(page, 'Zapier sync', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Zapier sync” permanently?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog.getByText("This can't be undone")).toBeVisible()
    await expect(dialog.getByText(/^Last used .+ from 203\.0\.113\.24$/)).toBeVisible()
    await dialog.getByLabel('Type Zapier sync to confirm').fill('zapier sync')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(dialog.getByText('Type the name exactly: Zapier sync')).toBeVisible()
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(200)
    await dialog.getByLabel('Type Zapier sync to confirm').fill('Zapier sync')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(toasts(page)).toContainText('Zapier sync deleted permanently.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })

  await test.step('the next row has the focus afterwards', async () => {
    await expect(page.locator('[data-row-link]:focus')).toHaveCount(1)
  })

  await test.step('an unused token is deleted without typing its name', async () => {
    await choose(page, 'Nightly CSV export', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Nightly CSV export” permanently?' })
    await expect(dialog.getByText('Never used')).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(toasts(page)).toContainText('Nightly CSV export deleted permanently.')
    await expect(rowOf(page, 'Nightly CSV export')).toBeHidden()
  })
})
