import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { choose, copyToken, createToken, done, reveal, rowOf, rows, switchOf, toasts } from './steps/tokens'
import { visit, waitForHydration } from './steps/visit'

/** On SQLite with the animations that users see; the database does not affect them. */
test.use({
  contextOptions: async ({ database }, use) => use({ reducedMotion: database === 'sqlite' ? 'no-preference' : 'reduce' }),
})

test.describe('the main job', { tag: '@postgres' }, () => {
  test('a user signs in, creates a token, copies it and finds it first in the list', async ({ page, qa, site }) => {
    const [owner] = qa.data.users
    await visit(page, '/')
    await page.getByLabel('Email').fill(owner?.email ?? '')
    await page.getByLabel('Password', { exact: true }).fill(owner?.password ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible()
    await waitForHydration(page)
    const shown = await createToken(page, 'Spring campaign')
    const copied = await copyToken(page, reveal(page))
    expect(copied).toBe(shown)
    expect(await callApi(site.origin, copied)).toBe(200)
    await done(reveal(page))
    await expect(rows(page).first()).toContainText('Spring campaign')
    await expect(toasts(page)).toContainText('Spring campaign created.')
  })

  test('a deactivated token is rejected on the next request and accepted once reactivated', async ({ as, qa, site }) => {
    const page = await as('owner')
    const { token } = qa.token('Zapier sync')
    expect(await callApi(site.origin, token)).toBe(200)
    await switchOf(page, 'Zapier sync').click()
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, token)).toBe(401)
    await expect(rowOf(page, 'Zapier sync')).toContainText('Deactivated.')
    await switchOf(page, 'Zapier sync').click()
    await expect(toasts(page)).toContainText('Zapier sync is active again.')
    expect(await callApi(site.origin, token)).toBe(200)
  })

  test('both secrets work during the overlap, and stopping the old token rejects it immediately', async ({ as, qa, site }) => {
    const page = await as('owner')
    const old = qa.token('Zapier sync').token
    await choose(page, 'Zapier sync', 'Rotate…')
    await page.getByRole('dialog', { name: 'Rotate “Zapier sync”' }).getByRole('button', { name: 'Rotate token' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Store the new token now' })
    const fresh = await copyToken(page, dialog)
    await done(dialog)
    await expect(rowOf(page, 'Zapier sync')).toContainText('Rotating')
    await rowOf(page, 'Zapier sync').getByRole('link', { name: 'Zapier sync' }).click()
    const panel = page.getByRole('region', { name: 'Rotation in progress' })
    await expect(panel).toContainText('New token: Not used yet')
    await expect(panel).toContainText('Wait until the new token has been used')

    await test.step('the rotation panel shows the use of both secrets', async () => {
      expect(await Promise.all([fresh, old].map((token) => callApi(site.origin, token)))).toEqual([200, 200])
      await expect(panel).toContainText(/New token: Used once, last/)
      await expect(panel).toContainText(/Old token: Last used/)
      await expect(panel).toContainText('Both tokens are in use.')
    })

    await page.getByRole('button', { name: 'Stop old token now' }).click()
    const question = page.getByRole('alertdialog', { name: 'Stop the old token?' })
    await expect(question).toContainText('The old token was used in the last day')
    await question.getByRole('button', { name: 'Stop old token' }).click()
    await expect(page.getByRole('button', { name: 'Stop old token now' })).toBeHidden()
    expect([await callApi(site.origin, fresh), await callApi(site.origin, old)]).toEqual([200, 401])
  })

  test('a token removed from the list frees its slot and keeps working', async ({ as, qa, site }) => {
    const page = await as('owner')
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveAttribute('aria-valuenow', '2')
    await choose(page, 'Zapier sync', 'Remove from list…')
    await page
      .getByRole('dialog', { name: /Remove “.*” from your list/ })
      .getByRole('button', { name: 'Remove from list' })
      .click()
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveAttribute('aria-valuenow', '1')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(200)
  })

  test('a permanently deleted token is rejected', async ({ as, qa, site }) => {
    const page = await as('owner')
    await choose(page, 'Zapier sync', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: /Delete “.*” permanently/ })
    await dialog.getByLabel(/to confirm/).fill('Zapier sync')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(dialog).toBeHidden()
    await expect(rowOf(page, 'Zapier sync')).toBeHidden()
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })
})
