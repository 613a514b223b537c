import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { stall } from './servers/stalled'
import { inspect } from './steps/inspect'
import { toasts } from './steps/tokens'

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => `kru_${index},Token\r\n`).join('')
const csv = (name: string, more: Record<string, string> = {}) => ({
  headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, ...more },
  first: `\uFEFFToken key,Name\r\n${rowsOf(1_500)}`,
  rest: rowsOf(1_500),
})
const progress = (page: Page) => toasts(page).getByRole('progressbar', { name: 'Export' })

test.describe('an export that takes more than a second', () => {
  test('of tokens shows how many rows of how many it has, and is saved at its end', async ({ as }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organization')
    const answer = await stall(page, /\/data\/tokens\/export/, csv('tokens-northwind.csv', { 'x-keyrail-rows': '3000' }))
    await page.getByRole('search').getByRole('button', { name: 'Export CSV' }).click()
    await expect(progress(page)).toHaveText('Exporting… 1,500 of 3,000 rows')
    await inspect(page, 'the progress of an export')
    const downloaded = page.waitForEvent('download')
    answer.release()
    const download = await downloaded
    expect(
      readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(3_001)
    await expect(progress(page)).toHaveCount(0)
    await expect(toasts(page)).toContainText('Export saved.')
    await answer.close()
  })

  test('of the audit log shows how many rows it has so far, and can be canceled', async ({ as }) => {
    const page = await as('owner', '/o/northwind/audit')
    const answer = await stall(page, /\/data\/audit\/export/, csv('audit-northwind.csv'))
    const button = page.getByRole('button', { name: 'Export CSV' })
    await button.click()
    await expect(progress(page)).toHaveText('Exporting… 1,500 rows so far')
    await toasts(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(progress(page)).toHaveCount(0)
    await expect(button).toBeEnabled()
    await expect.poll(answer.cancelled).toBe(1)
    await expect(toasts(page)).toContainText('Export canceled.')
    await expect(toasts(page)).not.toContainText('could not be exported')
    await answer.close()
  })
})

test('a dry run of the policy that takes a moment shows how many tokens it has tried', async ({ as }) => {
  const page = await as('owner', '/o/northwind/settings/policy')
  const answer = await stall(page, /\/data\/policy-preview/, {
    headers: { 'content-type': 'application/x-ndjson' },
    first: '{"checked":12000,"existing":100000}\n',
    rest: '{"changed":["inactivityDays"],"existing":100000,"affected":0,"effects":[]}\n',
  })
  const bar = page.getByRole('progressbar', { name: 'Looking for affected tokens' })
  const inactivity = page.getByLabel('Delete when inactive for')
  await inactivity.fill('60')
  await expect(bar).toHaveText('12,000 of 100,000 tokens checked')
  await inspect(page, 'the progress of a dry run')

  await test.step('and stops it when the policy is edited again', async () => {
    await inactivity.fill('61')
    await expect.poll(answer.cancelled).toBe(1)
    await expect(bar).toHaveText('12,000 of 100,000 tokens checked')
  })

  answer.release()
  await expect(bar).toHaveCount(0)
  await expect(page.getByText('1 change. Affects no existing tokens.')).toBeVisible()
  await answer.close()
})

test('a dry run that breaks off does not look finished, and can be tried again', async ({ as }) => {
  const page = await as('owner', '/o/northwind/settings/policy')
  await page.route(/\/data\/policy-preview/, (route) => route.fulfill({ body: '{"checked":12000,"existing":100000}\n' }), { times: 1 })
  await page.getByLabel('Delete when inactive for').fill('60')
  await expect(page.getByText('1 change. The effects could not be computed.')).toBeVisible()
  await inspect(page, 'a dry run that failed')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/^1 change. Affects /)).toBeFocused()
})
