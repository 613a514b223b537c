import { callApi } from '../fixtures/api'
import { actionId, ownPage, sendAction } from '../fixtures/server-actions'
import { expect, test } from '../fixtures/test'
import { callAs } from '../steps/api-client'
import { choose, copyToken, createDialog, done, openCreate, openTab, reveal, rowOf, rows, switchOf, toasts } from '../steps/tokens'
import { visit } from '../steps/visit'

test.use({ preset: 'integration' })

const list = '/o/meridian/tokens'
const scopes = ['sources:write', 'destinations:write', 'pipelines:write', 'pipelines:trigger', 'models:write']

test('the integration preset supports the workflow of a data-integration platform', async ({ as, qa, site }) => {
  test.slow()
  const page = await as('owner', '/o/meridian/settings/destinations')
  const basic = (tokenKey: string, token: string) =>
    fetch(`${site.origin}/api/v1/token`, { headers: { Authorization: `Basic ${btoa(`${tokenKey}:${token}`)}` } })
  let tokenKey = ''
  let token = ''

  await test.step('open API tokens from the account button, through Settings', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Account' })
    await expect(drawer).toContainText('owner@example.com')
    await drawer.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'API tokens' }).click()
    await expect(page).toHaveURL(list)
  })

  await test.step('list managed tokens by destination, separate from user tokens', async () => {
    await expect(rowOf(page, 'Pipeline runner')).toBeVisible()
    await expect(page.getByRole('button', { name: 'New token' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link', { name: 'Managed' }).click()
    await expect(page.getByRole('heading', { name: 'Website leads' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Stock counts' })).toBeVisible()
    await openTab(page, 'Yours')
  })

  await test.step('create a token with a note', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Orchestrator')
    await dialog.getByRole('button', { name: 'Add a note' }).click()
    await dialog.getByLabel('Note').fill('Triggers the pipelines of the warehouse every night.')
    await dialog.getByRole('radio', { name: 'Custom', exact: true }).check()
    await dialog.getByRole('radio', { name: 'Trigger pipelines: Write' }).check()
    await createDialog(page).getByRole('button', { name: 'Create token' }).click()
  })

  await test.step('use token key and token as user name and password', async () => {
    token = await copyToken(page, reveal(page))
    tokenKey = await reveal(page).getByRole('group', { name: 'Token key', exact: true }).locator('code').innerText()
    expect(token.startsWith(`${tokenKey}_`)).toBe(true)
    await done(reveal(page))
    await expect(page.getByText(token)).toHaveCount(0)
    expect((await basic(tokenKey, token)).status).toBe(200)
    expect((await basic('kru_0000000000000000', token)).status).toBe(401)
  })

  await test.step('create 50 tokens without a limit', async () => {
    const request = page.context().request
    for (let number = 1; number <= 50; number += 1) {
      const input = { name: `Worker ${number}`, type: 'user', scopes: ['pipelines:trigger'], expires: { kind: 'never' } }
      const call = { path: list, id: actionId('create'), args: ['meridian', input], headers: ownPage(site.origin) }
      expect((await sendAction(request, site.origin, call)).ok()).toBe(true)
    }
    await visit(page, `${list}?per=50&q=worker`)
    await expect(rows(page)).toHaveCount(50)
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveCount(0)
  })

  await test.step('deactivate and reactivate a token', async () => {
    await visit(page, `${list}?q=orchestrator`)
    await switchOf(page, 'Orchestrator').click()
    await expect(toasts(page)).toContainText('deactivated')
    expect(await callApi(site.origin, token)).toBe(401)
    await switchOf(page, 'Orchestrator').click()
    await expect(switchOf(page, 'Orchestrator')).toBeChecked()
    await expect.poll(() => callApi(site.origin, token)).toBe(200)
  })

  await test.step('rotate a token with an overlap', async () => {
    await choose(page, 'Orchestrator', 'Rotate…')
    await page.getByRole('button', { name: 'Rotate token' }).click()
    const rotated = page.getByRole('alertdialog', { name: 'Store the new token now' })
    const fresh = await copyToken(page, rotated)
    await done(rotated)
    expect([await callApi(site.origin, token), await callApi(site.origin, fresh)]).toEqual([200, 200])
  })

  await test.step('deliver data to a destination by webhook', async () => {
    const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
    const managed = qa.data.tokens.find(({ type, name }) => type === 'managed' && name === 'Website leads')
    const delivered = await callAs(site.origin, managed?.token ?? '', `POST /api/v1/hooks/${destination?.id}`, { lead: 'Rita Lopes' })
    expect(delivered.status).toBe(202)
    await visit(page, `/o/meridian/settings/destinations/${destination?.id}`)
    await expect(page.locator('summary').first()).toContainText('lead: Rita Lopes')
    await page.locator('summary').first().click()
    await expect(page.getByRole('region', { name: /^Body of the delivery/ }).first()).toContainText('"lead": "Rita Lopes"')
  })
})

test('a destination whose token was revoked by its holder accepts data with a new token', async ({ as, qa, site }) => {
  const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
  const managed = qa.data.tokens.find(({ type, name }) => type === 'managed' && name === 'Website leads')
  expect((await callAs(site.origin, managed?.token ?? '', 'DELETE /api/v1/token')).status).toBe(204)
  const page = await as('owner', `/o/meridian/settings/destinations/${destination?.id}`)
  await page.getByRole('button', { name: 'Create a new token' }).click()
  await page
    .getByRole('dialog', { name: /^Create a new token for/ })
    .getByRole('button', { name: 'Create a new token' })
    .click()
  const shown = page.getByRole('alertdialog', { name: 'Store the new token now' })
  const token = await copyToken(page, shown)
  await done(shown)
  await expect(page.getByRole('button', { name: 'Create a new token' })).toHaveCount(0)
  expect((await callAs(site.origin, token, `POST /api/v1/hooks/${destination?.id}`, { lead: 'Rita Lopes' })).status).toBe(202)
})

test('a company API can authorize requests through verify', async ({ qa, site }) => {
  const service = await qa.serviceToken()
  const needs: Readonly<Record<string, string>> = {
    'POST /sources': 'sources:write',
    'POST /destinations': 'destinations:write',
    'PATCH /pipelines/7': 'pipelines:write',
    'POST /pipelines/7/runs': 'pipelines:trigger',
    'PUT /models/3': 'models:write',
  }
  /** A stub of that API, which authorizes each request through verify. */
  const companyApi = async (call: string, token: string) => {
    const scope = needs[call] ?? ''
    const verdict = await callAs<{ active: boolean; code: string }>(site.origin, service, 'POST /api/v1/verify', { token, scopes: [scope] })
    expect(verdict.status).toBe(200)
    if (verdict.body.active) return 200
    return verdict.body.code === 'insufficient_scope' ? 403 : 401
  }
  expect(Object.values(needs)).toEqual(scopes)
  const runner = qa.token('Pipeline runner').token
  expect(await companyApi('PATCH /pipelines/7', runner)).toBe(200)
  expect(await companyApi('POST /pipelines/7/runs', runner)).toBe(200)
  expect(await companyApi('POST /sources', runner)).toBe(403)
  expect(await companyApi('PUT /models/3', qa.token('Model editor').token)).toBe(200)
  expect(await companyApi('POST /sources', qa.token('Trial import').token)).toBe(401)
  expect(await companyApi('POST /pipelines/7/runs', qa.token('Nightly trigger').token)).toBe(401)
})
