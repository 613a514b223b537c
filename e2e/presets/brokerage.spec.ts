import type { Page } from '@playwright/test'
import { callApi } from '../fixtures/api'
import { actionId, ownPage, returned, sendAction } from '../fixtures/server-actions'
import { expect, test } from '../fixtures/test'
import { callAs } from '../steps/api-client'
import { choose, copyToken, createDialog, done, openCreate, reveal, rowOf, switchOf, toasts } from '../steps/tokens'

test.use({ preset: 'brokerage' })

const list = '/o/cobalt/tokens'
const viewing = (page: Page) => page.getByRole('dialog', { name: 'View token' })

const types = (page: Page) => createDialog(page).getByLabel('Type').locator('option').allTextContents()

test('the brokerage preset supports the workflow of a brokerage CRM', async ({ as, qa, site }) => {
  test.slow()
  const page = await as('owner', list)
  const { width } = page.viewportSize() ?? { width: 0 }
  let token = ''

  await test.step('find the account button at the top right', async () => {
    const box = await page.getByRole('button', { name: 'Account menu, Ana Martins' }).boundingBox()
    expect(box?.y).toBeLessThan(60)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(width * 0.9)
  })

  await test.step('open API tokens from the account drawer', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Account' })
    await drawer.getByRole('navigation', { name: 'Options' }).getByRole('link', { name: 'API tokens' }).click()
    await expect(drawer).toBeHidden()
    await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible()
  })

  await test.step('find “New token” at the top right', async () => {
    const box = await page.getByRole('button', { name: 'New token' }).boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(width * 0.9)
  })

  await test.step('create a user token, choosing among User, Admin and Location', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Showing planner')
    expect(await types(page)).toEqual(['User', 'Admin', 'Location'])
    await dialog.getByLabel('Type').selectOption('Admin')
    await expect(dialog).toContainText('Acts for everyone in Cobalt Realty.')
    await dialog.getByLabel('Type').selectOption('User')
    await expect(dialog).toContainText('Acts as you. Sees what you see.')
    await dialog.getByRole('button', { name: 'Create token' }).click()
  })

  await test.step('copy the token from the reveal dialog', async () => {
    await expect(reveal(page)).toContainText('Copy it now. You can also show it later with View token, after confirming who you are.')
    await expect(reveal(page)).not.toContainText('once')
    token = await copyToken(page, reveal(page))
    await done(reveal(page))
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('edit the name', async () => {
    await choose(page, 'Showing planner', 'Edit…')
    const dialog = page.getByRole('dialog', { name: 'Edit token' })
    await dialog.getByLabel('Name').fill('Tour planner')
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(page, 'Tour planner')).toBeVisible()
    expect((await callAs(site.origin, token, 'GET /api/v1/token')).body).toMatchObject({ name: 'Tour planner' })
  })

  await test.step('view the stored token', async () => {
    await choose(page, 'Tour planner', 'View token…')
    expect(await copyToken(page, viewing(page))).toBe(token)
    await expect(viewing(page).getByRole('timer')).toHaveText(/^Hides in \d+ seconds$/)
    await expect(viewing(page)).toContainText('This was recorded in the audit log.')
    await viewing(page).getByRole('button', { name: 'Close' }).click()
    await expect(viewing(page)).toBeHidden()
    expect(await page.content()).not.toContain(token.slice(21))
  })

  await test.step('re-authenticate to view it again later', async () => {
    await qa.advance('PT6M')
    await choose(page, 'Tour planner', 'View token…')
    const confirm = page.getByRole('dialog', { name: "Confirm it's you" })
    await confirm.getByLabel('Password').fill(qa.data.users[0]?.password ?? '')
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(viewing(page).locator('[data-secret]')).toHaveText(token)
    await page.keyboard.press('Escape')
    await expect(viewing(page)).toBeHidden()
  })

  await test.step('find the views in the history and in the notifications', async () => {
    await rowOf(page, 'Tour planner').getByRole('link', { name: 'Tour planner' }).click()
    await expect(page.getByText('viewed this token')).toHaveCount(2)
    await expect(page.getByRole('button', { name: /Notifications, [1-9]/ })).toBeVisible()
    await page.getByRole('link', { name: 'API tokens' }).first().click()
    await expect(rowOf(page, 'Tour planner')).toBeVisible()
  })

  await test.step('tokens created before the policy cannot be viewed', async () => {
    await page.getByRole('button', { name: 'Actions for Old gateway', exact: true }).click()
    const item = page.getByRole('menuitem', { name: /View token/ })
    await expect(item).toBeDisabled()
    await expect(item).toContainText('Not stored. This token was created before viewing was allowed.')
    await page.keyboard.press('Escape')
    const old = qa.token('Old gateway').tokenKey
    const call = { path: list, id: actionId('view'), args: ['cobalt', old], headers: ownPage(site.origin) }
    const response = await sendAction(page.context().request, site.origin, call)
    expect(returned(await response.text())).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
  })

  await test.step('deactivate and reactivate', async () => {
    await choose(page, 'Tour planner', 'Deactivate')
    await expect(toasts(page)).toContainText('Tour planner deactivated.')
    expect(await callApi(site.origin, token)).toBe(401)
    await switchOf(page, 'Tour planner').click()
    await expect(toasts(page)).toContainText('Tour planner is active again.')
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('delete permanently', async () => {
    await choose(page, 'Tour planner', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: /Delete “.*” permanently/ })
    await dialog.getByLabel(/to confirm/).fill('Tour planner')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(rowOf(page, 'Tour planner')).toBeHidden()
    await expect(toasts(page)).toContainText('deleted')
    expect(await callApi(site.origin, token)).toBe(401)
  })

  await test.step('members cannot create admin tokens', async () => {
    const member = await as('member', list)
    await openCreate(member)
    expect(await types(member)).toEqual(['User'])
    await expect(createDialog(member)).not.toContainText(/admin/i)
    const scopes = ['contacts:read']
    const forced = { name: 'Forced', type: 'admin', scopes, expires: { kind: 'never' }, acknowledged: true }
    const call = { path: list, id: actionId('create'), args: ['cobalt', forced], headers: ownPage(site.origin) }
    const response = await sendAction(member.context().request, site.origin, call)
    expect(returned(await response.text())).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })
})
