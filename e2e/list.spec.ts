import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { createToken, done, reveal, rowOf, rows } from './steps/tokens'

const everybody = '/o/northwind/tokens?tab=organisation'

const names = (page: Page) => page.locator('[data-row-link]').allInnerTexts()

const exportButton = (page: Page) => page.getByRole('search').getByRole('button', { name: 'Export CSV' })

async function saved(page: Page, press: () => Promise<void>): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
}

const exported = (page: Page) => saved(page, () => exportButton(page).click())

test.describe('finding tokens', () => {
  test('search finds the start of words in names, and token keys, and is part of the address', async ({ as, qa }) => {
    const page = await as('owner', everybody)
    await page.getByLabel('Search tokens').fill('integ')
    await expect(rows(page)).toHaveCount(1)
    await expect(rowOf(page, 'RealScout integration')).toBeVisible()
    await expect(page).toHaveURL(/[?&]q=integ/)
    await page.getByLabel('Search tokens').fill(qa.token('Gateway').tokenKey)
    await expect(rowOf(page, 'Gateway')).toBeVisible()
    await page.getByLabel('Search tokens').fill('nothing is called that')
    await expect(page.getByText('No tokens match.')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(page.getByLabel('Search tokens')).toHaveValue('')
    await expect(rowOf(page, 'Gateway')).toBeVisible()
  })

  test('the number of results is announced', async ({ as }) => {
    const page = await as('owner', everybody)
    await page.getByLabel('Search tokens').fill('kiosk')
    await expect(page.locator('[aria-live=polite]').filter({ hasText: '2 tokens' })).toBeAttached()
  })

  test('every status filter shows exactly the tokens of that status', async ({ as, qa }) => {
    const page = await as('owner', everybody)
    for (const [label, status, name] of [
      ['Active', 'active', 'Zapier sync'],
      ['Expires soon', 'ending', 'RealScout integration'],
      ['Idle', 'idle', 'Nightly CSV export'],
      ['Rotating', 'rotating', 'Mail platform'],
      ['Deactivated', 'deactivated', 'Website chat'],
      ['Suspended', 'suspended', 'Airport kiosk'],
      ['Expired', 'expired', 'Spring export'],
      ['Removed from list', 'removed', 'Old website forms'],
    ] as const) {
      await test.step(label, async () => {
        await page.getByRole('combobox', { name: 'Status', exact: true }).selectOption({ label })
        await expect(rowOf(page, name)).toBeVisible()
        await expect(rows(page)).toHaveCount(qa.data.tokens.filter((token) => token.status === status).length)
        await expect(page).toHaveURL(new RegExp(`status=${status}`))
      })
    }
  })

  test('the figures above the list filter it, and again lets go', async ({ as }) => {
    const page = await as('owner', everybody)
    const idle = page.getByRole('button', { name: /^Idle/ })
    await idle.click()
    await expect(idle).toHaveAttribute('aria-pressed', 'true')
    await expect(rows(page)).toHaveCount(1)
    await idle.click()
    await expect(idle).toHaveAttribute('aria-pressed', 'false')
    await expect(rowOf(page, 'Gateway')).toBeVisible()
  })

  test('type and owner narrow the list together', async ({ as }) => {
    const page = await as('owner', everybody)
    await page.getByRole('combobox', { name: 'Type', exact: true }).selectOption({ label: 'User' })
    await page.getByRole('combobox', { name: 'Owner', exact: true }).selectOption({ label: 'Rui Costa' })
    await expect(rows(page)).toHaveCount(3)
    await expect(rowOf(page, 'Mail platform')).toBeVisible()
  })

  test('sorting by name and by end puts the rows in that order', async ({ as }) => {
    const page = await as('owner', everybody)
    await page.getByLabel('Sort').selectOption({ label: 'Name, A to Z' })
    await expect(page).toHaveURL(/sort=name\.asc/)
    await expect.poll(async () => (await names(page))[0]).toBe('Airport kiosk')
    const sorted = await names(page)
    expect(sorted).toEqual(sorted.toSorted((one, other) => one.localeCompare(other)))
    await page.getByLabel('Sort').selectOption({ label: 'Name, Z to A' })
    await expect.poll(() => names(page)).toEqual(sorted.toReversed())
  })

  test('pages are part of the address, and Back and Forward bring back everything', async ({ as }) => {
    const page = await as('owner', `${everybody}&removed=1`)
    await page.getByLabel('Per page').selectOption('10')
    const nav = page.getByRole('navigation', { name: 'Pages' })
    await expect(nav).toContainText('1–10 of 11')
    await nav.getByRole('link', { name: 'Next page' }).click()
    await expect(nav).toContainText('11–11 of 11')
    await expect(rows(page)).toHaveCount(1)
    const [last] = await names(page)
    await page.getByRole('button', { name: /^Idle/ }).click()
    await expect(page).toHaveURL(/status=idle/)
    await page.goBack()
    await expect(nav).toContainText('11–11 of 11')
    expect(await names(page)).toEqual([last])
    await page.goForward()
    await expect(page.getByRole('button', { name: /^Idle/ })).toHaveAttribute('aria-pressed', 'true')
  })

  test('a shared address shows the same list to whoever opens it', async ({ as }) => {
    const page = await as('admin', `${everybody}&sort=name.asc&type=location`)
    await expect(rows(page)).toHaveCount(2)
    expect(await names(page)).toEqual(['Airport kiosk', 'Downtown kiosk'])
    await expect(page.getByRole('combobox', { name: 'Type', exact: true })).toHaveValue('location')
  })

  test('an address nobody can mean shows the list, not an error', async ({ as }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=nothing&sort=1&page=-4&per=7&status=zzz&q=')
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
  })

  test('columns can be left out, and stay out after a reload', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Lifetime' }).uncheck()
    await expect(page.getByRole('columnheader', { name: 'Lifetime' })).toBeHidden()
    await page.reload()
    await expect(page.getByRole('columnheader', { name: 'Last used' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Lifetime' })).toBeHidden()
  })

  test('the tokens of a location are in its own view', async ({ as, qa }) => {
    const page = await as('owner', `/o/northwind/l/${qa.data.locations[0]?.slug}/tokens`)
    await expect(page.getByText('Location view: Downtown Office.')).toBeVisible()
    await expect(rows(page)).toHaveCount(1)
    await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
    await page.getByRole('link', { name: 'Back to organisation view' }).click()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
  })
})

test.describe('exporting the list', () => {
  test('the file holds the filtered rows and no secret', async ({ as, qa }) => {
    const page = await as('owner', `${everybody}&type=location&sort=name.asc`)
    await expect(rows(page)).toHaveCount(2)
    const [head, ...lines] = await exported(page)
    expect(head).toMatch(/^Token key,Name,Type,Status,/)
    expect(lines.map((line) => line.split(',')[1])).toEqual(['Airport kiosk', 'Downtown kiosk'])
    expect(lines.join()).not.toContain(qa.token('Downtown kiosk').token.slice(21))
  })

  test('a name that a spreadsheet would run is written as text', async ({ as }) => {
    const page = await as('owner')
    await createToken(page, '=HYPERLINK("https://evil.example")')
    await done(reveal(page))
    const lines = await exported(page)
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  })

  test('asks who it is when the last sign-in is not fresh, and goes on', async ({ as, qa, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('owner')
    await qa.advance('PT11M')
    await exportButton(page).click()
    const confirm = page.getByRole('dialog', { name: 'Confirm it is you' })
    await confirm.getByLabel('Password').fill(personIn(qa, 'owner').password)
    const lines = await saved(page, () => confirm.getByRole('button', { name: 'Confirm' }).click())
    expect(lines.join()).toContain('Zapier sync')
  })

  test('of chosen tokens asks for a sign-in when the session has ended, and goes on', async ({ as, qa, complaints }) => {
    complaints.expect(/status of 401/)
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
    await page.context().clearCookies()
    await page.getByRole('toolbar', { name: 'Selected tokens' }).getByRole('button', { name: 'Export CSV' }).click()
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('E-mail').fill(email)
    await prompt.getByLabel('Password').fill(password)
    const [, line = '', ...rest] = await saved(page, () => prompt.getByRole('button', { name: 'Sign in' }).click())
    expect([line.split(',')[1], rest]).toEqual(['Zapier sync', []])
  })

  test('somebody who may not see the list gets no file', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('member')
    const status = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/o/northwind/data/tokens/export?tab=organisation', { method: 'POST', headers, body: '{}' })
      await answer.text()
      return answer.status
    })
    expect(status).toBe(403)
  })
})
