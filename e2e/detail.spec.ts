import type { Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import type { QaToken } from './fixtures/qa'
import { expect, test } from './fixtures/test'
import { switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const detail = (tokenKey: string) => `/o/northwind/tokens/${tokenKey}`

async function expectStatus(page: Page, { name, tokenKey }: QaToken, text: RegExp, action: string | null): Promise<void> {
  await test.step(name, async () => {
    await visit(page, detail(tokenKey))
    await expect(page.getByRole('main').getByText(text).first()).toBeVisible()
    if (action) await expect(page.getByRole('button', { name: action, exact: true }).first()).toBeVisible()
  })
}

test.describe('token page', () => {
  test('the token page shows its owner everything except the secret and deactivates the token immediately', async ({ as, qa, site }) => {
    const token = qa.token('Zapier sync')
    const page = await as('owner', detail(token.tokenKey))

    await test.step('the summary shows all properties of the token and no secret', async () => {
      await expect(page.getByRole('heading', { name: 'Zapier sync', level: 1 })).toBeVisible()
      const summary = page.getByRole('region', { name: 'Summary' })
      for (const fact of ['User', 'Ana Martins', 'Contacts · read & write', 'by Ana Martins from 198.51.100.24', 'GET /api/v1/token']) {
        await expect(summary).toContainText(fact)
      }
      expect(await page.content()).not.toContain(token.token.slice(21))
    })

    await test.step('the usage chart shows the focused or hovered day, and a table has the same numbers', async () => {
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
    })

    await test.step('a token that is younger than the longest period shows its whole life and when it was created', async () => {
      await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: 'Since creation' }).click()
      await expect(page.getByRole('group', { name: 'Requests in the last 61 days' })).toBeVisible()
      await expect(page.getByRole('figure')).toContainText(/Created \d+ \w{3}/)
    })

    await test.step('a double click on the switch leaves one toast, about the latest change', async () => {
      await switchOf(page, 'Zapier sync').dblclick()
      await expect(toasts(page)).toContainText('Zapier sync is active again.')
      await expect(toasts(page).getByRole('button', { name: 'Dismiss' })).toHaveCount(1)
      await toasts(page).getByRole('button', { name: 'Dismiss' }).click()
    })

    await test.step('the switch deactivates the token and the badge follows', async () => {
      await switchOf(page, 'Zapier sync').click()
      await expect(toasts(page)).toContainText('Zapier sync deactivated.')
      const badge = page.getByRole('main').getByText(/^Deactivated by Ana Martins/)
      await expect(badge.last()).toBeVisible()
      expect(await callApi(site.origin, token.token)).toBe(401)
    })
  })

  test('the token page explains each status to the owner and offers the next action', async ({ as, qa, site }) => {
    const token = qa.token('Nightly CSV export')
    const page = await as('owner', null)
    await expectStatus(page, qa.token('Spring export'), /^Stopped working on/, 'Create a replacement…')
    await expectStatus(page, qa.token('Old website forms'), /^Keeps working until/, 'Restore to list')
    await expectStatus(page, token, /^Not used for 80 days\. It will be deleted on/, 'Keep it')

    await test.step('a token without requests shows an empty state', async () => {
      await expect(page.getByText('No requests in this period.')).toBeVisible()
    })

    await test.step('deleting from the token page returns to the list', async () => {
      await page.getByRole('region', { name: 'Danger zone' }).getByRole('button', { name: 'Delete permanently…' }).click()
      await page
        .getByRole('alertdialog', { name: /Delete “/ })
        .getByRole('button', { name: 'Delete permanently' })
        .click()
      await expect(page).toHaveURL('/o/northwind/tokens')
      await expect(toasts(page)).toContainText('Nightly CSV export deleted permanently.')
      expect(await callApi(site.origin, token.token)).toBe(401)
    })
  })

  test('the token page shows administrators status, history and a rotation in progress', async ({ as, qa, site }) => {
    const token = qa.token('Mail platform')
    const page = await as('admin', null)
    await expectStatus(page, qa.token('Website chat'), /^Deactivated by Rui Costa/, 'Activate')
    await expectStatus(page, qa.token('RealScout integration'), /^Expires on/, 'Rotate')
    await expectStatus(page, qa.token('Airport kiosk'), /^Rejected because its location is archived\./, null)

    await test.step('the history shows who did what, newest first', async () => {
      await visit(page, detail(token.tokenKey))
      const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem')
      await expect(entries.first()).toContainText(/Rui Costa rotated/)
      await expect(entries.last()).toContainText(/Rui Costa created/)
    })

    await test.step('the rotation panel counts both secrets, extends the overlap and stops the old token', async () => {
      const panel = page.getByRole('region', { name: 'Rotation in progress' })
      await expect(panel).toContainText('New token')
      await expect(panel).toContainText(/The old token stops working in 2[12] h/)
      await panel.getByRole('button', { name: 'Extend by 24 hours' }).click()
      await expect(panel).toContainText(/The old token stops working in (1 d|4[56] h)/)
      await panel.getByRole('button', { name: 'Stop old token now' }).click()
      await page.getByRole('alertdialog', { name: 'Stop the old token?' }).getByRole('button', { name: 'Stop old token' }).click()
      await expect(panel).toBeHidden()
      expect(await callApi(site.origin, token.token)).toBe(200)
    })
  })

  test('the chart of a token is on the first screen, and a phone shows three facts until all are asked for', async ({ as, qa }) => {
    const page = await as('owner', null)
    await page.setViewportSize({ width: 1440, height: 900 })
    await visit(page, detail(qa.token('Zapier sync').tokenKey))
    await expect(page.getByRole('figure')).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 390, height: 844 })
    const facts = page.getByRole('region', { name: 'Summary' }).getByRole('term')
    await expect(facts.filter({ visible: true })).toHaveText(['Last used', 'Expires', 'Access'])
    await page.getByRole('button', { name: 'Show all', exact: true }).click()
    await expect(facts.filter({ visible: true })).toHaveCount(await facts.count())
  })

  test("another member's token and an unknown token return the same 404", async ({ as, qa, consoleGuard }) => {
    consoleGuard.expect(/status of 404/)
    const page = await as('member', null)
    for (const tokenKey of [qa.token('Zapier sync').tokenKey, 'kru_0000000000000000', qa.token('Pasted in a chat').tokenKey]) {
      const response = await visit(page, detail(tokenKey))
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'Token not found.' })).toBeVisible()
    }
  })
})
