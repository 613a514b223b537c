import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { createToken, done, reveal, rowOf, rows } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const organizationTab = `${list}?tab=organization`

const names = (page: Page) => page.locator('[data-row-link]').allInnerTexts()

const filter = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

const search = (page: Page) => page.getByLabel('Search tokens')

const exportButton = (page: Page) => page.getByRole('search').getByRole('button', { name: 'Export CSV' })

async function saved(page: Page, press: () => Promise<void>): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
}

const exported = (page: Page) => saved(page, () => exportButton(page).click())

async function clearFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(search(page)).toHaveValue('')
  await expect(rowOf(page, 'Gateway')).toBeVisible()
}

test.describe('token list', () => {
  test('the list can be searched, filtered and sorted', async ({ as, qa }) => {
    const page = await as('owner', organizationTab)

    await test.step('search matches word prefixes and token keys and is kept in the URL', async () => {
      await search(page).fill('integ')
      await expect(rows(page)).toHaveCount(1)
      await expect(rowOf(page, 'RealScout integration')).toBeVisible()
      await expect(page).toHaveURL(/[?&]q=integ/)
      await search(page).fill(qa.token('Gateway').tokenKey)
      await expect(rowOf(page, 'Gateway')).toBeVisible()
      await search(page).fill('no such token')
      await expect(page.getByText('No tokens match your filters')).toBeVisible()
      await clearFilters(page)
    })

    await test.step('the number of results is announced', async () => {
      await search(page).fill('kiosk')
      await expect(page.locator('[aria-live=polite]').filter({ hasText: '2 tokens' })).toBeAttached()
      await clearFilters(page)
    })

    await test.step('a summary button toggles its filter', async () => {
      const idle = page.getByRole('button', { name: /^Idle/ })
      await idle.click()
      await expect(idle).toHaveAttribute('aria-pressed', 'true')
      await expect(rows(page)).toHaveCount(1)
      await idle.click()
      await expect(idle).toHaveAttribute('aria-pressed', 'false')
      await expect(rowOf(page, 'Gateway')).toBeVisible()
    })

    await test.step('sorting by name and by expiration orders the rows', async () => {
      await page.getByLabel('Sort').selectOption({ label: 'Name, A to Z' })
      await expect(page).toHaveURL(/sort=name\.asc/)
      await expect.poll(async () => (await names(page))[0]).toBe('Airport kiosk')
      const sorted = await names(page)
      expect(sorted).toEqual(sorted.toSorted((one, other) => one.localeCompare(other)))
      await page.getByLabel('Sort').selectOption({ label: 'Name, Z to A' })
      await expect.poll(() => names(page)).toEqual(sorted.toReversed())
      await page.getByLabel('Sort').selectOption({ label: 'Expires, soonest first' })
      await expect.poll(async () => (await names(page))[0]).toBe('Spring export')
    })

    await test.step('type and owner filters combine', async () => {
      await filter(page, 'Type').selectOption({ label: 'User' })
      await filter(page, 'Owner').selectOption({ label: 'Rui Costa' })
      await expect(rows(page)).toHaveCount(3)
      await expect(rowOf(page, 'Mail platform')).toBeVisible()
      await clearFilters(page)
    })

    for (const [label, status, name] of [
      ['Active', 'active', 'Zapier sync'],
      ['Expiring soon', 'expiring', 'RealScout integration'],
      ['Idle', 'idle', 'Nightly CSV export'],
      ['Rotating', 'rotating', 'Mail platform'],
      ['Deactivated', 'deactivated', 'Website chat'],
      ['Suspended', 'suspended', 'Airport kiosk'],
      ['Expired', 'expired', 'Spring export'],
      ['Removed from list', 'removed', 'Old website forms'],
    ] as const) {
      await test.step(`the status filter ${label} shows exactly the tokens of that status`, async () => {
        await filter(page, 'Status').selectOption({ label })
        await expect(rowOf(page, name)).toBeVisible()
        await expect(rows(page)).toHaveCount(qa.data.tokens.filter((token) => token.status === status).length)
        await expect(page).toHaveURL(new RegExp(`status=${status}`))
      })
    }
  })

  test('the URL restores the view', async ({ as, qa }) => {
    const page = await as('owner', `${organizationTab}&removed=1`)

    await test.step('the page is part of the URL, and Back and Forward restore it', async () => {
      const idle = page.getByRole('button', { name: /^Idle/ })
      const nav = page.getByRole('navigation', { name: 'Pages' })
      await page.getByLabel('Per page').selectOption('10')
      await expect(nav).toContainText('1–10 of 11')
      await nav.getByRole('link', { name: 'Next page' }).click()
      await expect(nav).toContainText('11–11 of 11')
      await expect(rows(page)).toHaveCount(1)
      const [last] = await names(page)
      await idle.click()
      await expect(page).toHaveURL(/status=idle/)
      await page.goBack()
      await expect(nav).toContainText('11–11 of 11')
      expect(await names(page)).toEqual([last])
      await page.goForward()
      await expect(idle).toHaveAttribute('aria-pressed', 'true')
    })

    await test.step('invalid query parameters show the list instead of an error', async () => {
      await visit(page, `${list}?tab=nothing&sort=1&page=-4&per=7&status=zzz&q=`)
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('the location view shows the tokens of that location', async () => {
      await visit(page, `/o/northwind/l/${qa.data.locations[0]?.slug}/tokens`)
      await expect(page.getByText('Location view: Downtown Office.')).toBeVisible()
      await expect(rows(page)).toHaveCount(1)
      await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
      await page.getByRole('link', { name: 'Back to organization view' }).click()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('hidden columns stay hidden after a reload', async () => {
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('checkbox', { name: 'Expires' }).uncheck()
      await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeHidden()
      await page.reload()
      await expect(page.getByRole('columnheader', { name: 'Last used' })).toBeVisible()
      await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeHidden()
    })
  })

  test('a shared URL shows and exports the same filtered list', async ({ as, qa }) => {
    const page = await as('admin', `${organizationTab}&sort=name.asc&type=location`)

    await test.step('the list is filtered and sorted by the URL', async () => {
      await expect(rows(page)).toHaveCount(2)
      expect(await names(page)).toEqual(['Airport kiosk', 'Downtown kiosk'])
      await expect(filter(page, 'Type')).toHaveValue('location')
    })

    await test.step('the export contains the filtered rows and no secret', async () => {
      const [head, ...lines] = await exported(page)
      expect(head).toMatch(/^Token key,Name,Type,Status,/)
      expect(lines.map((line) => line.split(',')[1])).toEqual(['Airport kiosk', 'Downtown kiosk'])
      expect(lines.join()).not.toContain(qa.token('Downtown kiosk').token.slice(21))
    })
  })
})

test('the limit meter is shown on an empty list and counts the first token', async ({ as }) => {
  const page = await as('manager')
  const meter = page.getByRole('meter', { name: 'Listed user tokens' })

  await test.step('an empty list shows 0 of 3', async () => {
    await expect(page.getByText('No tokens yet')).toBeVisible()
    await expect(meter).toHaveAttribute('aria-valuenow', '0')
    await expect(meter).toHaveAttribute('aria-valuemax', '3')
    await expect(page.getByText('0 of 3 listed user tokens')).toBeVisible()
  })

  await test.step('the first token makes it 1 of 3', async () => {
    await createToken(page, 'First token')
    await done(reveal(page))
    await expect(meter).toHaveAttribute('aria-valuenow', '1')
  })
})

test('exporting writes inert text and resumes after re-authentication or sign-in', async ({ as, qa, consoleGuard }) => {
  const { email, password } = personIn(qa, 'owner')
  const page = await as('owner')

  await test.step('a name that a spreadsheet would run as a formula is written as text', async () => {
    await createToken(page, '=HYPERLINK("https://evil.example")')
    await done(reveal(page))
    const lines = await exported(page)
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  })

  await test.step('an export resumes after re-authentication', async () => {
    consoleGuard.expect(/status of 403/)
    await qa.advance('PT11M')
    await exportButton(page).click()
    const confirm = page.getByRole('dialog', { name: "Confirm it's you" })
    await confirm.getByLabel('Password').fill(password)
    const lines = await saved(page, () => confirm.getByRole('button', { name: 'Confirm' }).click())
    expect(lines.join()).toContain('Zapier sync')
  })

  await test.step('an export of selected tokens resumes after signing in again', async () => {
    consoleGuard.expect(/status of 401/)
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await page.context().clearCookies()
    await page.getByRole('toolbar', { name: 'Selected tokens' }).getByRole('button', { name: 'Export CSV' }).click()
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    await prompt.getByLabel('Email').fill(email)
    await prompt.getByLabel('Password').fill(password)
    const [, line = '', ...rest] = await saved(page, () => prompt.getByRole('button', { name: 'Sign in' }).click())
    expect([line.split(',')[1], rest]).toEqual(['Zapier sync', []])
  })
})
