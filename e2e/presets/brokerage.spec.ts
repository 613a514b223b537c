import type { Page } from '@playwright/test'
import { callApi } from '../fixtures/api'
import { actionId, ownPage, returned, sendAction } from '../fixtures/server-actions'
import { expect, test } from '../fixtures/test'
import { callAs } from '../steps/api-client'
import { choose, copyToken, createDialog, done, notices, openCreate, reveal, rowOf, switchOf } from '../steps/tokens'

test.use({ preset: 'brokerage' })

const list = '/o/cobalt/tokens'
const viewing = (page: Page) => page.getByRole('dialog', { name: 'View token' })

/** The types that are shown. */
const types = (page: Page) => createDialog(page).getByLabel('Type').locator('option').allTextContents()

test('the brokerage CRM, in its own steps', async ({ as, qa, site }) => {
  test.slow()
  const page = await as('owner', list)
  const { width } = page.viewportSize() ?? { width: 0 }
  let token = ''

  await test.step('account button at the upper right', async () => {
    const box = await page.getByRole('button', { name: 'Account menu, Ana Martins' }).boundingBox()
    expect(box?.y).toBeLessThan(60)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(width * 0.9)
  })

  await test.step('slide-out menu, API Tokens under Options, dashboard', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Account' })
    await drawer.getByRole('navigation', { name: 'Options' }).getByRole('link', { name: 'API tokens' }).click()
    await expect(drawer).toBeHidden()
    await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible()
  })

  await test.step('+ New at the upper right', async () => {
    const box = await page.getByRole('button', { name: 'New token' }).boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(width * 0.9)
  })

  await test.step('Create Token window: Name, Type (User; Admin for administrators, acting across all users), Save', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Showing planner')
    expect(await types(page)).toEqual(['User', 'Admin', 'Location'])
    await dialog.getByLabel('Type').selectOption('Admin')
    await expect(dialog).toContainText('Acts for everyone in Cobalt Realty.')
    await dialog.getByLabel('Type').selectOption('User')
    await expect(dialog).toContainText('Acts as you. Sees what you see.')
    await dialog.getByRole('button', { name: 'Create token' }).click()
  })

  await test.step('a final window with the key, Copy, Close', async () => {
    await expect(reveal(page)).toContainText('You can view it again after entering your password.')
    token = await copyToken(page, reveal(page))
    await done(reveal(page))
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('three-dot menu: Edit the name', async () => {
    await choose(page, 'Showing planner', 'Edit…')
    const dialog = page.getByRole('dialog', { name: 'Edit token' })
    await dialog.getByLabel('Name').fill('Tour planner')
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(page, 'Tour planner')).toBeVisible()
    expect((await callAs(site.origin, token, 'GET /api/v1/token')).body).toMatchObject({ name: 'Tour planner' })
  })

  await test.step('View the key', async () => {
    await choose(page, 'Tour planner', 'View token…')
    expect(await copyToken(page, viewing(page))).toBe(token)
    await expect(viewing(page).getByRole('timer')).toHaveText(/^Hides in \d+ seconds$/)
    await expect(viewing(page)).toContainText('This was recorded in the audit log.')
    await viewing(page).getByRole('button', { name: 'Close' }).click()
    await expect(viewing(page)).toBeHidden()
    expect(await page.content()).not.toContain(token.slice(21))
  })

  await test.step('only minutes after confirming who asks', async () => {
    await qa.advance('PT6M')
    await choose(page, 'Tour planner', 'View token…')
    const confirm = page.getByRole('dialog', { name: "Confirm it's you" })
    await confirm.getByLabel('Password').fill(qa.data.users[0]?.password ?? '')
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(viewing(page).locator('[data-secret]')).toHaveText(token)
    await page.keyboard.press('Escape')
    await expect(viewing(page)).toBeHidden()
  })

  await test.step('audited, and its owner is told', async () => {
    await rowOf(page, 'Tour planner').getByRole('link', { name: 'Tour planner' }).click()
    await expect(page.getByText('viewed this token')).toHaveCount(2)
    await expect(page.getByRole('button', { name: /Notifications, [1-9]/ })).toBeVisible()
    await page.getByRole('link', { name: 'API tokens' }).first().click()
    await expect(rowOf(page, 'Tour planner')).toBeVisible()
  })

  await test.step('never of a token that was made before the policy', async () => {
    await page.getByRole('button', { name: 'Actions for Old gateway', exact: true }).click()
    const item = page.getByRole('menuitem', { name: /View token/ })
    await expect(item).toBeDisabled()
    await expect(item).toContainText('Not stored. This token was created before viewing was allowed.')
    await page.keyboard.press('Escape')
    const old = qa.token('Old gateway').tokenKey
    const sent = { path: list, id: actionId('view'), args: ['cobalt', old], headers: ownPage(site.origin) }
    const answer = await sendAction(page.context().request, site.origin, sent)
    expect(returned(await answer.text())).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
  })

  await test.step('Deactivate', async () => {
    await choose(page, 'Tour planner', 'Deactivate')
    await expect(notices(page)).toContainText('Tour planner deactivated.')
    expect(await callApi(site.origin, token)).toBe(401)
    await switchOf(page, 'Tour planner').click()
    await expect(notices(page)).toContainText('Tour planner is active again.')
    expect(await callApi(site.origin, token)).toBe(200)
  })

  await test.step('Delete permanently', async () => {
    await choose(page, 'Tour planner', 'Delete permanently…')
    const dialog = page.getByRole('alertdialog', { name: /Delete “.*” permanently/ })
    await dialog.getByLabel(/to confirm/).fill('Tour planner')
    await dialog.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(rowOf(page, 'Tour planner')).toBeHidden()
    await expect(notices(page)).toContainText('deleted')
    expect(await callApi(site.origin, token)).toBe(401)
  })

  await test.step('Admin only for administrators', async () => {
    const member = await as('member', list)
    await openCreate(member)
    expect(await types(member)).toEqual(['User'])
    await expect(createDialog(member)).not.toContainText(/admin/i)
    const scopes = ['contacts:read']
    const forced = { name: 'Forced', type: 'admin', scopes, expires: { kind: 'never' }, acknowledged: true }
    const sent = { path: list, id: actionId('create'), args: ['cobalt', forced], headers: ownPage(site.origin) }
    const answer = await sendAction(member.context().request, site.origin, sent)
    expect(returned(await answer.text())).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })
})
