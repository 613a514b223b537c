import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { choose, createDialog, createToken, done, openCreate, openTab, reveal, rowOf, rows, toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

const list = '/o/northwind/tokens'
const organizationTab = `${list}?tab=organization`

const names = (page: Page) => page.locator('[data-row-link]').allInnerTexts()

const filter = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

const search = (page: Page) => page.getByLabel('Search tokens')

const chip = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: new RegExp(`^${name}`) })

const openFilters = (page: Page) =>
  page
    .getByRole('search')
    .getByRole('button', { name: /^Filter/ })
    .click()

const exportButton = (page: Page) => page.getByRole('search').getByRole('button', { name: 'Export CSV' })

async function saved(page: Page, press: () => Promise<void>): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
}

const exported = (page: Page) => saved(page, () => exportButton(page).click())

async function clearFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
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
      await search(page).fill('🚀')
      await expect(page.getByText('No tokens match your filters')).toBeVisible()
      await clearFilters(page)
    })

    await test.step('a chip toggles its filter', async () => {
      const idle = page.getByRole('button', { name: /^Idle/ })
      await idle.click()
      await expect(idle).toHaveAttribute('aria-pressed', 'true')
      await expect(rows(page)).toHaveCount(1)
      await idle.click()
      await expect(idle).toHaveAttribute('aria-pressed', 'false')
      await expect(rowOf(page, 'Gateway')).toBeVisible()
    })

    await test.step('type and owner filters combine', async () => {
      await openFilters(page)
      await filter(page, 'Type').selectOption({ label: 'User' })
      await filter(page, 'Owner').selectOption({ label: 'Rui Costa' })
      await expect(rows(page)).toHaveCount(3)
      await expect(rowOf(page, 'Mail platform')).toBeVisible()
      await clearFilters(page)
    })

    await test.step('the chips add up to All, and each lists exactly its tokens', async () => {
      const listed = qa.data.tokens.filter(({ type, status }) => type !== 'managed' && !['deleted', 'removed'].includes(status))
      await expect(chip(page, 'All')).toHaveText(`All${listed.length}`)
      let sum = 0
      for (const [label, statuses, name] of [
        ['Active', ['active'], 'Zapier sync'],
        ['Expiring soon', ['expiring'], 'RealScout integration'],
        ['Idle', ['idle'], 'Nightly CSV export'],
        ['Deactivated', ['deactivated', 'suspended'], 'Website chat'],
        ['Expired', ['expired'], 'Spring export'],
        ['Rotating', ['rotating'], 'Mail platform'],
      ] as const) {
        const count = listed.filter(({ status }) => statuses.some((each) => each === status)).length
        await chip(page, label).click()
        await expect(page).toHaveURL(new RegExp(`status=${statuses.join()}`))
        await expect(chip(page, label)).toHaveText(`${label}${count}`)
        await expect(rows(page)).toHaveCount(count)
        await expect(rowOf(page, name)).toBeVisible()
        sum += count
      }
      expect(sum).toBe(listed.length)
      await chip(page, 'All').click()
      await expect(rows(page)).toHaveCount(listed.length)
    })

    for (const [status, name] of [
      ['suspended', 'Airport kiosk'],
      ['removed', 'Old website forms'],
    ] as const) {
      await test.step(`a URL with status=${status} shows exactly the tokens of that status`, async () => {
        await visit(page, `${organizationTab}&status=${status}`)
        await expect(rowOf(page, name)).toBeVisible()
        await expect(rows(page)).toHaveCount(qa.data.tokens.filter((token) => token.status === status).length)
      })
    }
  })

  test('a pasted token is found by its key, and its secret is never sent', async ({ as, qa }) => {
    const { token, tokenKey } = qa.token('Gateway')
    const secret = token.slice(21)
    const page = await as('owner', organizationTab)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''))

    await test.step('in the search', async () => {
      await search(page).fill(`Authorization: Bearer ${token}`)
      await expect(search(page)).toHaveValue(tokenKey)
      await expect(rows(page)).toHaveCount(1)
      await expect(rowOf(page, 'Gateway')).toBeVisible()
      await expect(page).toHaveURL(new RegExp(`q=${tokenKey}$`))
      await expect(toasts(page)).toContainText('Only the token key was kept.')
    })

    await test.step('in the palette', async () => {
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', { name: 'Search and commands' })
      await palette.getByRole('combobox').fill(token)
      await expect(palette.getByRole('option', { name: /Gateway/ }).first()).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(palette).toBeHidden()
    })

    await test.step('in a name and typed key by key', async () => {
      const dialog = await openCreate(page)
      await dialog.getByLabel('Name').fill(`Was ${token}`)
      await expect(dialog.getByLabel('Name')).toHaveValue(`Was ${tokenKey}`)
      await dialog.getByLabel('Name').clear()
      await dialog.getByLabel('Name').pressSequentially(token.slice(0, 30))
      await expect(dialog.getByLabel('Name')).toHaveValue(tokenKey)
    })

    expect(sent.filter((text) => text.includes(secret.slice(0, 12)))).toEqual([])
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

    await test.step('a page beyond the last shows the last one, and the one before once its only row is deleted', async () => {
      const nav = page.getByRole('navigation', { name: 'Pages' })
      await visit(page, `${organizationTab}&removed=1&per=10&page=99`)
      await expect(nav).toContainText('11–11 of 11')
      const [last = ''] = await names(page)
      await choose(page, last, 'Delete permanently…')
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete permanently' }).click()
      await expect(nav).toContainText('1–10 of 10')
      await expect(rows(page)).toHaveCount(10)
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
      await expect(chip(page, 'All')).toHaveText('All1')
      await expect(chip(page, 'Active')).toHaveText('Active1')
      await page.getByRole('link', { name: 'Back to organization view' }).click()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })

    await test.step('hidden columns stay hidden after a reload', async () => {
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('checkbox', { name: 'Expires' }).uncheck()
      await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeHidden()
      await reload(page)
      await expect(page.getByRole('columnheader', { name: 'Last used' })).toBeVisible()
      await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeHidden()
    })
  })

  test('a shared URL shows and exports the same filtered list', async ({ as, qa }) => {
    const page = await as('admin', `${organizationTab}&sort=name.asc&type=location`)

    await test.step('the list is filtered and sorted by the URL', async () => {
      await expect(rows(page)).toHaveCount(2)
      expect(await names(page)).toEqual(['Airport kiosk', 'Downtown kiosk'])
      await openFilters(page)
      await expect(filter(page, 'Type')).toHaveValue('location')
      await page.keyboard.press('Escape')
    })

    await test.step('the export contains the filtered rows and no secret', async () => {
      const [head, ...lines] = await exported(page)
      expect(head).toMatch(/^\uFEFFToken key,Name,Type,Status,/)
      expect(lines.map((line) => line.split(',')[1])).toEqual(['Airport kiosk', 'Downtown kiosk'])
      expect(lines.join()).not.toContain(qa.token('Downtown kiosk').token.slice(21))
    })
  })
})

/** Distance of the first row from the top of the window, with both notices above it. */
async function expectWorkAboveTheFold(page: Page, most: number): Promise<void> {
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('2 tokens need attention')
  expect((await notices.boundingBox())?.height).toBeLessThanOrEqual(44)
  const filters = await page.getByRole('group', { name: 'Show only' }).boundingBox()
  expect(filters?.height).toBeLessThanOrEqual(52)
  expect((await rows(page).first().boundingBox())?.y).toBeLessThanOrEqual(most)
}

test.describe('above the fold', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('the first row is at most 340 px from the top, and Review shows what the notices are about', async ({ as }) => {
    const page = await as('owner', organizationTab)
    await expectWorkAboveTheFold(page, 340)
    const [chips, toolbar] = await Promise.all([chip(page, 'All').boundingBox(), search(page).boundingBox()])
    expect(toolbar?.y).toBeLessThan((chips?.y ?? 0) + (chips?.height ?? 0))

    const notices = page.getByRole('region', { name: 'Notices' })
    await notices.getByRole('button', { name: 'Review' }).click()
    const others = notices.getByRole('listitem').filter({ hasText: 'RealScout integration' })
    await expect(others).toContainText("Rui Costa's RealScout integration expires in 6 days.")
    await expect(others.getByRole('button', { name: 'Rotate' })).toBeHidden()
    await expect(others.getByRole('link', { name: 'Open' })).toBeVisible()
    const own = notices.getByRole('listitem').filter({ hasText: 'Nightly CSV export' })
    await own.getByRole('button', { name: 'Keep it for 90 more days' }).click()
    await expect(own).toBeHidden()
    await others.getByRole('button', { name: 'Remind me tomorrow' }).click()
    await expect(notices).toBeHidden()
  })

  test('each tab offers what it lists, and a token can be created again', async ({ as }) => {
    const page = await as('owner')
    await choose(page, 'Spring export', 'Create a replacement…')
    await expect(createDialog(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(createDialog(page)).toBeHidden()
    await page.getByRole('button', { name: 'Actions for Zapier sync' }).click()
    await expect(page.getByRole('menuitem', { name: 'Duplicate…' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(search(page)).toHaveAttribute('placeholder', 'Name or token key')
    await openTab(page, 'Organization')
    await expect(search(page)).toHaveAttribute('placeholder', 'Name, token key or owner')
    await visit(page, `${list}?tab=managed`)
    await expect(page.getByRole('link', { name: 'Add destination' }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'New token' })).toBeHidden()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the first card is at most 420 px from the top, and the filter sheet filters and sorts', async ({ as }) => {
    const page = await as('owner', organizationTab)
    await expectWorkAboveTheFold(page, 420)
    await openFilters(page)
    await page.getByLabel('Sort').selectOption({ label: 'Name, A to Z' })
    await expect(page).toHaveURL(/sort=name\.asc/)
    await expect.poll(async () => (await names(page))[0]).toBe('Airport kiosk')
    const sorted = await names(page)
    expect(sorted).toEqual(sorted.toSorted((one, other) => one.localeCompare(other)))
    await page.getByRole('checkbox', { name: 'Show removed' }).check()
    await filter(page, 'Type').selectOption({ label: 'User' })
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('group', { name: 'Filter' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Filter 2' })).toBeVisible()
    await expect(rowOf(page, 'Old website forms')).toBeVisible()
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
