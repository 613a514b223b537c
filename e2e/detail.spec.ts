import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { notices, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const detail = (tokenKey: string) => `/o/northwind/tokens/${tokenKey}`

test.describe('the page of one token', () => {
  test('says everything that is known about the token, and nothing of its secret', async ({ as, qa }) => {
    const token = qa.token('Zapier sync')
    const page = await as('owner', detail(token.tokenKey))
    await expect(page.getByRole('heading', { name: 'Zapier sync', level: 1 })).toBeVisible()
    const summary = page.getByRole('region', { name: 'Summary' })
    for (const fact of ['User', 'Ana Martins', 'Contacts · read & write', 'by Ana Martins from 198.51.100.24', 'GET /api/v1/token']) {
      await expect(summary).toContainText(fact)
    }
    expect(await page.content()).not.toContain(token.token.slice(21))
  })

  test('a token of somebody else and one that never was are the same 404', async ({ as, qa, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('member', null)
    for (const tokenKey of [qa.token('Zapier sync').tokenKey, 'kru_0000000000000000', qa.token('Pasted in a chat').tokenKey]) {
      const answer = await visit(page, detail(tokenKey))
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'This token does not exist or you may not see it.' })).toBeVisible()
    }
  })

  test('the hand-over counts both secrets, gives more time and stops the old one', async ({ as, qa, site }) => {
    const token = qa.token('Mail platform')
    const page = await as('admin', detail(token.tokenKey))
    const panel = page.getByRole('region', { name: 'Hand-over' })
    await expect(panel).toContainText('New token')
    await expect(panel).toContainText(/The old token stops in 2[12] h/)
    await panel.getByRole('button', { name: 'Give it 24 hours more' }).click()
    await expect(panel).toContainText(/The old token stops in (1 d|4[56] h)/)
    await panel.getByRole('button', { name: 'Stop it now' }).click()
    await expect(panel).toBeHidden()
    expect(await callApi(site.origin, token.token)).toBe(200)
  })

  test('the switch acts at once and the badge follows', async ({ as, qa, site }) => {
    const token = qa.token('Zapier sync')
    const page = await as('owner', detail(token.tokenKey))
    await switchOf(page, 'Zapier sync').click()
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    await expect(
      page
        .getByRole('main')
        .getByText(/^Switched off by Ana Martins/)
        .last(),
    ).toBeVisible()
    expect(await callApi(site.origin, token.token)).toBe(401)
  })

  test('usage is a chart that the arrow keys walk, and a table with the same numbers', async ({ as, qa }) => {
    const page = await as('owner', detail(qa.token('Zapier sync').tokenKey))
    const chart = page.getByRole('group', { name: /^Requests of the last \d+ days$/ })
    await chart.getByRole('img').last().focus()
    const last = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe(last)
    await page.getByText('Show as table').click()
    await expect(page.getByRole('table', { name: 'Requests by day' }).getByRole('row')).toHaveCount(
      (await chart.getByRole('img').count()) + 1,
    )
    await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: '90 days' }).click()
    await expect(page.getByRole('group', { name: 'Requests of the last 90 days' })).toBeVisible()
  })

  test('a token without requests says so', async ({ as, qa }) => {
    const page = await as('owner', detail(qa.token('Nightly CSV export').tokenKey))
    await expect(page.getByText('No requests in this period.')).toBeVisible()
  })

  test('history tells who did what, newest first', async ({ as, qa }) => {
    const page = await as('admin', detail(qa.token('Mail platform').tokenKey))
    const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem')
    await expect(entries.first()).toContainText(/Rui Costa rotated/)
    await expect(entries.last()).toContainText(/Rui Costa created/)
  })

  test('every status says what it means and the way out of it', async ({ as, qa }) => {
    const [owner, admin] = [await as('owner', null), await as('admin', null)]
    for (const [name, page, sentence, action] of [
      ['Spring export', owner, /^Stopped working on/, 'Create a new token'],
      ['Website chat', admin, /^Switched off by Rui Costa/, 'Activate'],
      ['Airport kiosk', admin, /^Refused because its location is archived\./, null],
      ['Nightly CSV export', owner, /^Not used for 80 days\. It is deleted on/, 'Keep it'],
      ['RealScout integration', admin, /^Ends on/, 'Rotate'],
      ['Old website forms', owner, /^It keeps working until/, 'Restore to list'],
    ] as const) {
      await test.step(name, async () => {
        await visit(page, detail(qa.token(name).tokenKey))
        await expect(page.getByRole('main').getByText(sentence).first()).toBeVisible()
        if (action) await expect(page.getByRole('button', { name: action, exact: true }).first()).toBeVisible()
      })
    }
  })

  test('deleting from its page leads back to the list', async ({ as, qa, site }) => {
    const token = qa.token('Nightly CSV export')
    const page = await as('owner', detail(token.tokenKey))
    await page.getByRole('region', { name: 'Danger' }).getByRole('button', { name: 'Delete permanently…' }).click()
    await page
      .getByRole('alertdialog', { name: /Delete “/ })
      .getByRole('button', { name: 'Delete permanently' })
      .click()
    await expect(page).toHaveURL('/o/northwind/tokens')
    await expect(notices(page)).toContainText('Nightly CSV export deleted permanently.')
    expect(await callApi(site.origin, token.token)).toBe(401)
  })
})
