import type { Locator, Page } from '@playwright/test'
import { actionId, ownPage, returned, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { editFirstEntry } from './steps/edit-entry'
import { inspect } from './steps/inspect'
import { reauthDialog } from './steps/security'
import { choose, createToken, done, reveal } from './steps/tokens'
import { reload, visit } from './steps/visit'

const audit = '/o/northwind/audit'
const entries = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('details') })

test.describe('stored tokens in the audit log', () => {
  test.use({ preset: 'brokerage' })

  test('a viewed token is the latest entry, with who, when and from where', async ({ as }) => {
    const page = await as('owner', '/o/cobalt/tokens')
    await createToken(page, 'Showing planner')
    await done(reveal(page))
    await choose(page, 'Showing planner', 'View token…')
    const dialog = page.getByRole('dialog', { name: 'View token' })
    await expect(dialog.getByRole('button', { name: 'Copy token', exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await choose(page, 'Showing planner', 'Open')
    await page.getByRole('link', { name: 'Open in audit log' }).click()
    await expect(page).toHaveURL(/\/o\/cobalt\/audit\?token=kru_/)
    await expect(entries(page)).toHaveText([/Ana Martins viewed Showing planner/, /Ana Martins created Showing planner/])
    await entries(page).first().locator('summary').click()
    await expect(entries(page).first()).toContainText('IP address')
    await expect(
      entries(page)
        .first()
        .getByRole('button', { name: /Copy entry .* as JSON/ }),
    ).toBeVisible()
  })
})

test.describe('the audit log', () => {
  test('filters are in the address, survive a reload and are cleared', async ({ as, qa, site }) => {
    const page = await as('admin', audit)
    await qa.tick()
    await test.step('by kind of action and text', async () => {
      await page.getByLabel('Action').selectOption('Tokens')
      await expect(page).toHaveURL(`${audit}?group=tokens`)
      await page.getByLabel('Search').fill('gateway')
      await expect(page).toHaveURL(`${audit}?group=tokens&q=gateway`)
      await reload(page)
      await expect(entries(page)).toHaveText([/Ana Martins created Gateway/])
      await expect(page.getByText(/Integrity verified .*: [\d,]+ entries\./)).toBeVisible()
    })
    await test.step('by result', async () => {
      await visit(page, audit)
      await page.getByLabel('Result').selectOption('Denied')
      await expect(page).toHaveURL(`${audit}?result=denied`)
      await expect(page.getByRole('heading', { name: 'No entries match your filters' })).toBeVisible()
      const member = await as('member', null)
      const args = ['northwind', qa.token('Gateway').tokenKey, false]
      const denied = { path: '/o/northwind/tokens', id: actionId('setActive'), args, headers: ownPage(site.origin) }
      expect(returned(await (await sendAction(member.context().request, site.origin, denied)).text())).toMatchObject({ ok: false })
      await sendAction(member.context().request, site.origin, { ...denied, id: actionId('savePolicy'), args: ['northwind', {}, 1] })
      await reload(page)
      await expect(entries(page)).toHaveText([/Leo Duarte was denied a change on the page settings\/policy\s*Denied/])
      await page.getByLabel('Result').selectOption('Succeeded')
      await expect(entries(page).filter({ hasText: 'was denied' })).toHaveCount(0)
      await expect(entries(page).first()).toBeVisible()
    })
    await test.step('chosen before the page is interactive', async () => {
      let release: () => void = () => undefined
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/_next/static/**/*.js', async (route) => {
        await released
        await route.continue()
      })
      await page.goto(audit, { waitUntil: 'commit' })
      await page.getByLabel('Result').selectOption('Denied')
      release()
      await expect(page).toHaveURL(`${audit}?result=denied`)
      await page.unroute('**/_next/static/**/*.js')
    })
    await test.step('nothing found', async () => {
      await visit(page, `${audit}?q=nothing`)
      await expect(page.getByRole('heading', { name: 'No entries match your filters' })).toBeVisible()
      await page.getByRole('link', { name: 'Clear filters' }).click()
      await expect(page).toHaveURL(audit)
      await expect(entries(page).first()).toBeVisible()
    })
  })

  test('on a phone the entries are on the first screen, and the filters in a sheet', async ({ as }) => {
    const page = await as('owner', null)
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(page, audit)
    const box = await entries(page).first().boundingBox()
    expect(box?.y).toBeLessThan(500)
    await expect(page.getByLabel('Result')).toBeHidden()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await expect(page.getByLabel('Person')).toBeFocused()
    await page.getByLabel('Result').selectOption('Succeeded')
    await expect(page).toHaveURL(`${audit}?result=succeeded`)
    await inspect(page, 'the filters of the audit log on a phone')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByLabel('Result')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Filter 1' })).toBeVisible()
  })

  test('it is reached and read with the keyboard, and exported after a re-authentication', async ({ as, consoleGuard, qa }) => {
    // the export before the re-authentication
    consoleGuard.expect(/status of 403/)
    const page = await as('owner')
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(entries(page).first().getByText('Request ID')).toBeVisible()
    await qa.advance('PT11M')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const dialog = reauthDialog(page)
    await dialog.getByLabel('Password').fill(qa.data.users.find(({ role }) => role === 'owner')?.password ?? '')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe('audit-northwind.csv')
    await reload(page)
    await expect(entries(page).first()).toContainText('Ana Martins exported the audit log')
  })

  test('a new entry appears by itself, unless live updates are paused', async ({ as }) => {
    test.setTimeout(90_000)
    const [page, paused, other] = [await as('owner', audit), await as('owner', audit), await as('admin')]
    await paused.getByRole('button', { name: 'Pause live updates' }).click()
    await other.getByRole('switch', { name: 'RealScout integration, active' }).click()
    await expect(entries(page).first()).toContainText('Rui Costa deactivated RealScout integration', { timeout: 20_000 })
    await expect(entries(paused).first()).not.toContainText('RealScout integration')
    await paused.getByRole('button', { name: 'Resume live updates' }).click()
    await expect(entries(paused).first()).toContainText('Rui Costa deactivated RealScout integration', { timeout: 20_000 })
  })

  test('an entry is copied as JSON', async ({ as, qa }) => {
    const page = await as('owner', `${audit}?token=${qa.token('Gateway').tokenKey}`)
    await entries(page).first().locator('summary').click()
    await entries(page)
      .first()
      .getByRole('button', { name: /Copy entry .* as JSON/ })
      .click()
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
    expect(copied).toMatchObject({
      action: 'token.created',
      result: 'succeeded',
      subject: 'Gateway',
      tokenKey: qa.token('Gateway').tokenKey,
    })
  })

  test('an entry that was changed outside Keyrail raises an alarm in the log', async ({ as, qa, site }) => {
    const page = await as('admin', audit)
    await editFirstEntry(site)
    await qa.tick()
    await reload(page)
    const alarm = page.getByRole('alert').filter({ hasText: 'does not match' })
    await expect(alarm).toContainText('Entry 1 does not match. The log was changed outside Keyrail')
    await expect(page.getByText('Integrity verified')).toBeHidden()
    await inspect(page, 'the alarm of the audit log')
  })

  test('managers see their locations, members their own actions, and viewers a 403', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 403/)
    const manager = await as('manager', audit)
    await expect(manager.getByText('What happened to the tokens of your locations, and your own actions.')).toBeVisible()
    await expect(entries(manager)).toHaveText([/Mia Santos created Downtown kiosk/])
    const member = await as('member', audit)
    await expect(entries(member)).toHaveText([/Leo Duarte created Personal scripts/])
    await expect(member.getByLabel('Person')).toBeHidden()
    const viewer = await as('viewer', null)
    expect((await visit(viewer, audit))?.status()).toBe(403)
    await expect(viewer.getByRole('link', { name: 'Audit log' })).toBeHidden()
  })

  test('the audit log has no accessibility violations', async ({ as }) => {
    test.setTimeout(90_000)
    const page = await as('owner', audit)
    await entries(page).filter({ hasText: 'rotated' }).first().locator('summary').click()
    await inspect(page, 'audit log')
    await visit(page, `${audit}?q=nothing`)
    await inspect(page, 'no matching entries')
  })
})
