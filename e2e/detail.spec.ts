import type { Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import type { QaToken } from './fixtures/qa'
import { expect, test } from './fixtures/test'
import { notices, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const detail = (tokenKey: string) => `/o/northwind/tokens/${tokenKey}`

/** The page of a token says what its status means, and the way out of it. */
async function explains(page: Page, { name, tokenKey }: QaToken, sentence: RegExp, action: string | null): Promise<void> {
  await test.step(name, async () => {
    await visit(page, detail(tokenKey))
    await expect(page.getByRole('main').getByText(sentence).first()).toBeVisible()
    if (action) await expect(page.getByRole('button', { name: action, exact: true }).first()).toBeVisible()
  })
}

test.describe('the page of one token', () => {
  test('tells its owner everything but the secret, and switches the token at once', async ({ as, qa, site }) => {
    const token = qa.token('Zapier sync')
    const page = await as('owner', detail(token.tokenKey))

    await test.step('says everything that is known about the token, and nothing of its secret', async () => {
      await expect(page.getByRole('heading', { name: 'Zapier sync', level: 1 })).toBeVisible()
      const summary = page.getByRole('region', { name: 'Summary' })
      for (const fact of ['User', 'Ana Martins', 'Contacts · read & write', 'by Ana Martins from 198.51.100.24', 'GET /api/v1/token']) {
        await expect(summary).toContainText(fact)
      }
      expect(await page.content()).not.toContain(token.token.slice(21))
    })

    await test.step('usage is a chart that shows the day under the focus or the pointer, and a table with the same numbers', async () => {
      const chart = page.getByRole('group', { name: /^Requests in the last \d+ days$/ })
      const labels = await chart.getByRole('img').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label') ?? ''))
      const showsDay = async (label: string | undefined) => {
        for (const part of label?.split(': ') ?? []) await expect(page.getByRole('figure')).toContainText(part)
      }
      await chart.getByRole('img').last().focus()
      await page.keyboard.press('ArrowLeft')
      await expect(chart.getByRole('img').nth(labels.length - 2)).toBeFocused()
      await showsDay(labels.at(-2))
      await chart.hover({ position: { x: 2, y: 40 } })
      await showsDay(labels.at(0))
      await page.getByText('Show as table').click()
      await expect(page.getByRole('table', { name: 'Requests by day' }).getByRole('row')).toHaveCount(
        (await chart.getByRole('img').count()) + 1,
      )
      await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: '90 days' }).click()
      await expect(page.getByRole('group', { name: 'Requests in the last 90 days' })).toBeVisible()
    })

    await test.step('the switch acts at once and the badge follows', async () => {
      await switchOf(page, 'Zapier sync').click()
      await expect(notices(page)).toContainText('Zapier sync deactivated.')
      const badge = page.getByRole('main').getByText(/^Deactivated by Ana Martins/)
      await expect(badge.last()).toBeVisible()
      expect(await callApi(site.origin, token.token)).toBe(401)
    })
  })

  test('says to its owner what every status means and the way out of it, deleting included', async ({ as, qa, site }) => {
    const token = qa.token('Nightly CSV export')
    const page = await as('owner', null)
    await explains(page, qa.token('Spring export'), /^Stopped working on/, 'Create a new token')
    await explains(page, qa.token('Old website forms'), /^Keeps working until/, 'Restore to list')
    await explains(page, token, /^Not used for 80 days\. It will be deleted on/, 'Keep it')

    await test.step('a token without requests says so', async () => {
      await expect(page.getByText('No requests in this period.')).toBeVisible()
    })

    await test.step('deleting from its page leads back to the list', async () => {
      await page.getByRole('region', { name: 'Danger zone' }).getByRole('button', { name: 'Delete permanently…' }).click()
      await page
        .getByRole('alertdialog', { name: /Delete “/ })
        .getByRole('button', { name: 'Delete permanently' })
        .click()
      await expect(page).toHaveURL('/o/northwind/tokens')
      await expect(notices(page)).toContainText('Nightly CSV export deleted permanently.')
      expect(await callApi(site.origin, token.token)).toBe(401)
    })
  })

  test('says to administrators what every status means, who did what, and hands over', async ({ as, qa, site }) => {
    const token = qa.token('Mail platform')
    const page = await as('admin', null)
    await explains(page, qa.token('Website chat'), /^Deactivated by Rui Costa/, 'Activate')
    await explains(page, qa.token('RealScout integration'), /^Expires on/, 'Rotate')
    await explains(page, qa.token('Airport kiosk'), /^Rejected because its location is archived\./, null)

    await test.step('history tells who did what, newest first', async () => {
      await visit(page, detail(token.tokenKey))
      const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem')
      await expect(entries.first()).toContainText(/Rui Costa rotated/)
      await expect(entries.last()).toContainText(/Rui Costa created/)
    })

    await test.step('the hand-over counts both secrets, gives more time and stops the old one', async () => {
      const panel = page.getByRole('region', { name: 'Rotation in progress' })
      await expect(panel).toContainText('New token')
      await expect(panel).toContainText(/The old token stops working in 2[12] h/)
      await panel.getByRole('button', { name: 'Extend by 24 hours' }).click()
      await expect(panel).toContainText(/The old token stops working in (1 d|4[56] h)/)
      await panel.getByRole('button', { name: 'Stop old token now' }).click()
      await expect(panel).toBeHidden()
      expect(await callApi(site.origin, token.token)).toBe(200)
    })
  })

  test('a token of somebody else and one that never was are the same 404', async ({ as, qa, complaints }) => {
    complaints.expect(/status of 404/)
    const page = await as('member', null)
    for (const tokenKey of [qa.token('Zapier sync').tokenKey, 'kru_0000000000000000', qa.token('Pasted in a chat').tokenKey]) {
      const answer = await visit(page, detail(tokenKey))
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'This token doesn’t exist, or you don’t have access to it.' })).toBeVisible()
    }
  })
})
