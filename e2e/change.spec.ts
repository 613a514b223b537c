import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, copyToken, dismissNews, done, notices, rowOf, shownToken, switchOf } from './steps/tokens'

const editing = (page: Page): Locator => page.getByRole('dialog', { name: 'Edit token' })

const shownAnew = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Store the new token now' })

/** Throws away what was typed into the dialog that is open. */
async function discard(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click()
}

test('editing a token saves what was chosen and loses nothing unasked', async ({ as, qa, site }) => {
  const [mine, theirs] = [await as('owner'), await as('owner')]
  const dialog = editing(mine)

  await test.step('what somebody else changed meanwhile is shown before it is overwritten', async () => {
    await choose(mine, 'Zapier sync', 'Edit…')
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await dialog.getByLabel('Name').fill('Zapier of mine')
    await choose(theirs, 'Zapier sync', 'Edit…')
    await theirs.getByLabel('Name').fill('Zapier of theirs')
    await editing(theirs).getByLabel('Note').fill('For the office')
    await theirs.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(theirs, 'Zapier of theirs')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog.getByText(/^You changed this token elsewhere (just now|.* ago)\.$/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Show differences' }).click()
    await expect(dialog.getByRole('row', { name: /Name/ })).toContainText(['Zapier of theirs'])
    await dialog.getByRole('button', { name: 'Save my changes' }).click()
    await expect(rowOf(mine, 'Zapier of mine')).toBeVisible()
    await expect(dialog).toBeHidden()
    await choose(mine, 'Zapier of mine', 'Edit…')
    await expect(dialog.getByLabel('Note')).toHaveValue('For the office')
  })

  await test.step('leaving with changes asks first', async () => {
    await dialog.getByLabel('Name').fill('Something else')
    await discard(mine)
    await expect(dialog).toBeHidden()
    await expect(rowOf(mine, 'Zapier of mine')).toBeVisible()
  })

  await test.step('a token without any right is not saved', async () => {
    await choose(mine, 'Nightly CSV export', 'Edit…')
    await dialog.getByRole('checkbox', { name: 'Read contacts' }).uncheck()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog.getByText('Choose what the token may do.')).toBeVisible()
    await discard(mine)
    await expect(dialog).toBeHidden()
  })

  await test.step('a new name and fewer rights are saved, and the row follows', async () => {
    await choose(mine, 'Zapier of mine', 'Edit…')
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await dialog.getByLabel('Name').fill('Zapier, read only')
    await dialog.getByRole('checkbox', { name: 'Write contacts' }).uncheck()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(mine, 'Zapier, read only')).toBeVisible()
    await expect(notices(mine)).toContainText('Zapier, read only saved.')
    const answer = await fetch(`${site.origin}/api/v1/token`, { headers: { Authorization: `Bearer ${qa.token('Zapier sync').token}` } })
    expect(await answer.json()).toMatchObject({ name: 'Zapier, read only', scopes: ['contacts:read'] })
  })
})

test('rotating a token ends the old one when the person says', async ({ as, qa, site }) => {
  const page = await as('owner')
  const dialog = page.getByRole('dialog', { name: 'Rotate token' })
  const answers = async (fresh: string, old: string) => [await callApi(site.origin, fresh), await callApi(site.origin, old)]
  let current = ''

  await test.step('“Stop the old one now” rejects the old token at once', async () => {
    await choose(page, 'Zapier sync', 'Rotate…')
    await expect(dialog.getByRole('radio', { name: '24 hours' })).toBeChecked()
    await dialog.getByRole('radio', { name: 'Stop the old one now' }).check()
    await dialog.getByRole('button', { name: 'Rotate token' }).click()
    current = await copyToken(page, shownAnew(page))
    expect(current.slice(0, 20)).toBe(qa.token('Zapier sync').tokenKey)
    expect(await answers(current, qa.token('Zapier sync').token)).toEqual([200, 401])
    await done(shownAnew(page))
  })

  await test.step('the old token ends by itself when its overlap is over', async () => {
    await choose(page, 'Zapier sync', 'Rotate…')
    await dialog.getByRole('radio', { name: '1 hour' }).check()
    await dialog.getByRole('button', { name: 'Rotate token' }).click()
    const fresh = await shownToken(shownAnew(page))
    await qa.advance('PT59M')
    expect(await answers(fresh, current)).toEqual([200, 200])
    await qa.advance('PT1M')
    expect(await answers(fresh, current)).toEqual([200, 401])
  })
})

test('removing a token from the list leaves it working, unless it is deactivated instead', async ({ as, qa, site }) => {
  const page = await as('owner')
  const { token } = qa.token('Zapier sync')

  await test.step('the dialog says that the token keeps working and until when; undo brings it back', async () => {
    await choose(page, 'Zapier sync', 'Remove from list…')
    const dialog = page.getByRole('dialog', { name: 'Remove “Zapier sync” from your list?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog).toContainText(/It keeps working until \d+ \w+ \d{4}\. It no longer counts toward your limit of 3\./)
    await dialog.getByRole('button', { name: 'Remove from list' }).click()
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('“Deactivate instead” stops it and leaves it in the list', async () => {
    await dismissNews(page)
    await choose(page, 'Zapier sync', 'Remove from list…')
    await page
      .getByRole('dialog', { name: /Remove “/ })
      .getByRole('button', { name: 'Deactivate instead' })
      .click()
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(switchOf(page, 'Zapier sync')).not.toBeChecked()
    expect(await callApi(site.origin, token)).toBe(401)
  })

  await test.step('a removed token is behind “Show removed” and can be restored', async () => {
    await page.getByRole('button', { name: /^Show removed/ }).click()
    await expect(rowOf(page, 'Old website forms')).toContainText('Removed, still works')
    await choose(page, 'Old website forms', 'Restore to list')
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveAttribute('aria-valuenow', '3')
  })
})

test('deleting a token permanently asks as much as is at stake, and ends it', async ({ as, qa, site }) => {
  const page = await as('owner')

  await test.step('a token in use asks for its name, to the letter', async () => {
    await choose(page, 'Zapier sync', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Zapier sync” permanently?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog.getByText('This cannot be undone')).toBeVisible()
    await expect(dialog.getByText(/^Last used .+ from 203\.0\.113\.24$/)).toBeVisible()
    await dialog.getByLabel('Type Zapier sync to confirm').fill('zapier sync')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(dialog.getByText('Type the name exactly: Zapier sync')).toBeVisible()
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(200)
    await dialog.getByLabel('Type Zapier sync to confirm').fill('Zapier sync')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(notices(page)).toContainText('Zapier sync deleted permanently.')
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })

  await test.step('afterwards the focus is on the next row', async () => {
    await expect(page.locator('[data-row-link]:focus')).toHaveCount(1)
  })

  await test.step('a token nobody uses is deleted without typing', async () => {
    await choose(page, 'Nightly CSV export', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Nightly CSV export” permanently?' })
    await expect(dialog.getByText('Never used')).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(notices(page)).toContainText('Nightly CSV export deleted permanently.')
    await expect(rowOf(page, 'Nightly CSV export')).toBeHidden()
  })
})
