import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const detail = (tokenKey: string) => `/o/northwind/tokens/${tokenKey}`
const section = (page: Page) => page.getByRole('region', { name: 'Recent requests' })
const rows = (page: Page) => section(page).getByRole('table', { name: 'Recent requests' }).getByRole('row')
/** A window of the recorder and a refresh of the page. */
const soon = { timeout: 20_000 }

const longPath = `/api/v1/contacts/${'abcdefghij'.repeat(16)}`
const longIp = '2001:db8:1234:5678:9abc:def0:1234:5678'

test.describe('recent requests', () => {
  test('requests appear on the open token page, and the rejected ones alone on request', async ({ as, qa, site }) => {
    const { token, tokenKey } = qa.token('Zapier sync')
    const page = await as('owner', detail(tokenKey))
    const call = (path: string) => fetch(site.origin + path, { headers: { Authorization: `Bearer ${token}` } })

    await test.step('the latest ten are shown until all are asked for', async () => {
      await expect(rows(page)).toHaveCount(11)
      await section(page).getByRole('button', { name: 'Show all 50' }).click()
      await expect(rows(page)).toHaveCount(51)
      await expect(rows(page).getByRole('columnheader')).toHaveText(['Request', 'Result', 'Duration', 'IP address', 'Time'])
    })

    await test.step('a new request appears without its query', async () => {
      await call('/api/v1/contacts?limit=1')
      const row = rows(page).filter({ has: page.getByRole('rowheader', { name: 'GET /api/v1/contacts', exact: true }) })
      await expect(row).toContainText('200 OK', soon)
      await expect(row).toContainText(/\d+ ms/)
      await expect(row).toContainText('127.0.0.1')
    })

    await test.step('a rejected request says why, and the filter is reached by keyboard', async () => {
      await switchOf(page, 'Zapier sync').click()
      await expect(toasts(page)).toContainText('Zapier sync deactivated.')
      await call('/api/v1/token')
      await section(page).getByRole('button', { name: 'Rejected only' }).press('Space')
      await expect(section(page).getByRole('button', { name: 'Rejected only', pressed: true })).toBeFocused()
      await expect(rows(page).nth(1)).toContainText('GET /api/v1/token401 Unauthorized · Deactivated', soon)
      await expect(rows(page).filter({ hasText: '200 OK' })).toHaveCount(0)
    })

    await test.step('live updates can be paused and resumed', async () => {
      await section(page).getByRole('button', { name: 'Pause live updates' }).click()
      await section(page).getByRole('button', { name: 'Resume live updates' }).click()
      await call(longPath)
      await expect(rows(page).nth(1)).toContainText(longPath, soon)
    })
  })

  test('a token without requests says so, and a verification is listed with the IP that its server gave', async ({ as, qa, site }) => {
    const { token, tokenKey } = qa.token('Nightly CSV export')
    const page = await as('owner', detail(tokenKey))
    await expect(section(page)).toContainText('No requests yet.')
    const headers = { Authorization: `Bearer ${await qa.serviceToken()}`, 'Content-Type': 'application/json' }
    await fetch(`${site.origin}/api/v1/verify`, { method: 'POST', headers, body: JSON.stringify({ token, ip: longIp }) })
    await expect(rows(page).nth(1)).toContainText(`Verified by a serverAccepted${longIp}`, soon)
    await section(page).getByRole('button', { name: 'Rejected only' }).click()
    await expect(section(page)).toContainText('No rejected requests.')
  })

  test('recent requests with long paths have no accessibility violations and fit on a small phone', async ({ as, qa, site }) => {
    test.setTimeout(90_000)
    const { token, tokenKey } = qa.token('Zapier sync')
    const headers = { Authorization: `Bearer ${await qa.serviceToken()}`, 'Content-Type': 'application/json' }
    await fetch(site.origin + longPath, { headers: { Authorization: `Bearer ${token}` } })
    await fetch(`${site.origin}/api/v1/verify`, { method: 'POST', headers, body: JSON.stringify({ token, ip: longIp }) })
    const page = await as('owner', null)
    await visit(page, detail(tokenKey))
    await expect(rows(page).nth(1)).toContainText(longIp, soon)
    await inspect(page, 'recent requests')
  })
})
