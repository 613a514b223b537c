import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { visit } from './steps/visit'

const usage = '/o/northwind/usage'

test.describe('the usage page', () => {
  test('it shows figures, days, top tokens and reasons, filtered by the address', async ({ as, qa }) => {
    const page = await as('owner')
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeFocused()
    await expect(page.getByRole('group', { name: 'Requests in the last 30 days' })).toBeVisible()
    const top = page.getByRole('table', { name: 'Tokens with the most requests' })
    await expect(top.getByRole('rowheader').first()).toContainText('Zapier sync')
    await page.getByLabel('Type').selectOption('Admin')
    await expect(page).toHaveURL(`${usage}?type=admin`)
    await expect(top.getByRole('rowheader')).toHaveText([/Gateway/])
    await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: '7 days' }).click()
    await expect(page).toHaveURL(`${usage}?days=7&type=admin`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()])
    expect(download.suggestedFilename()).toBe('usage-northwind-7-days.csv')
    await visit(page, `${usage}?location=${qa.data.locations[0]?.id}`)
    await expect(page.getByRole('heading', { name: 'No requests match your filters' })).toBeVisible()
  })

  test('members see their own tokens only', async ({ as }) => {
    const page = await as('member', usage)
    await expect(page.getByText('Requests with your own tokens.')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Tokens with the most requests' }).getByRole('rowheader')).toHaveText([/Personal scripts/])
    await expect(page.getByLabel('Location', { exact: true })).toBeHidden()
  })

  test('the usage page has no accessibility violations', async ({ as }) => {
    test.setTimeout(90_000)
    await inspect(await as('owner', usage), 'usage')
    await inspect(await as('viewer', usage), 'usage without requests')
  })
})
