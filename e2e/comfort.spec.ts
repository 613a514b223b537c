import type { Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { tooSmall } from './steps/targets'
import { createDialog, createToken, notices, openCreate, reveal, rowOf, rows, shownToken, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

/** Presses Tab until the control of that name has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`“${name}” is not on the way of Tab.`)
}

test.describe('with the keyboard alone', () => {
  test('the main job: sign in, new token, copy, store, done, switch off', async ({ page, qa, site }) => {
    const [owner] = qa.data.users
    await visit(page, '/')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('E-mail')).toBeFocused()
    await page.keyboard.type(owner?.email ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(owner?.password ?? '')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'New token' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(createDialog(page).getByLabel('Name')).toBeFocused()
    await page.keyboard.type('By keyboard')
    await page.keyboard.press('Enter')
    await expect(reveal(page).getByRole('heading')).toBeFocused()
    await tabTo(page, 'Copy token')
    await page.keyboard.press('Enter')
    await expect(reveal(page).getByText('Copied')).toBeVisible()
    const token = await page.evaluate(() => navigator.clipboard.readText())
    expect(await callApi(site.origin, token)).toBe(200)
    await tabTo(page, 'I have stored the token somewhere safe')
    await page.keyboard.press('Space')
    await tabTo(page, 'Done')
    await page.keyboard.press('Enter')
    await expect(reveal(page)).toBeHidden()
    await expect(page.getByRole('button', { name: 'New token' })).toBeFocused()
    await tabTo(page, 'By keyboard, active')
    await page.keyboard.press('Space')
    await expect(notices(page)).toContainText('By keyboard deactivated.')
    expect(await callApi(site.origin, token)).toBe(401)
  })

  test('the rows: j and k move, x selects, the dot opens the menu, e edits, z takes back', async ({ as }) => {
    const page = await as('owner')
    await rows(page).first().getByRole('link').focus()
    await page.keyboard.press('j')
    await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
    await page.keyboard.press('k')
    await expect(rows(page).first().getByRole('link')).toBeFocused()
    await page.keyboard.press('x')
    await expect(page.getByText('1 selected')).toBeVisible()
    await page.keyboard.press('x')
    await page.keyboard.press('.')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('Escape')
    await switchOf(page, 'Zapier sync').press('Space')
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    await page.keyboard.press('z')
    await expect(notices(page)).toContainText('Zapier sync is active again.')
    await rowOf(page, 'Zapier sync').getByRole('link').press('e')
    await expect(page.getByRole('dialog', { name: 'Edit token' })).toBeVisible()
  })

  test('keys lead everywhere: c makes a token, / searches, g goes, ? tells them all', async ({ as }) => {
    const page = await as('owner')
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog', { name: 'Create token' })
    await expect(dialog).toBeVisible()
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('/')
    await expect(page.getByLabel('Search tokens')).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByLabel('Search tokens')).toHaveValue('?')
    await page.goto('/o/northwind/tokens')
    await rows(page).first().getByRole('link').focus()
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'Notifications', level: 1 })).toBeFocused()
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('row', { name: /New token/ })).toBeVisible()
  })

  test('single keys can be switched off, and stay off', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Keyboard shortcuts' }).click()
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await shortcuts.getByRole('switch', { name: 'Single-key shortcuts' }).click()
    await page.keyboard.press('Escape')
    await expect(shortcuts).toBeHidden()
    await page.reload()
    await rows(page).first().getByRole('link').focus()
    await page.keyboard.press('j')
    await expect(rows(page).first().getByRole('link')).toBeFocused()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible()
  })

  test('search and commands: a token by its name, Enter opens it', async ({ as, qa }) => {
    const page = await as('owner')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await palette.getByRole('combobox').fill('zapier')
    await expect(palette.getByRole('option')).toHaveText([/Zapier sync/])
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(qa.token('Zapier sync').tokenKey))
    await page.getByRole('button', { name: 'Search and commands' }).click()
    await palette.getByRole('combobox').fill('nothing is called that')
    await expect(palette.getByText('Nothing found for “nothing is called that”.')).toBeVisible()
  })

  test('search and commands: what was found for other words is never offered, and that it cannot look is said', async ({
    as,
    complaints,
  }) => {
    complaints.expect(/status of 500/)
    const page = await as('owner')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await palette.getByRole('combobox').fill('zapier')
    await expect(palette.getByRole('option')).toHaveText([/Zapier sync/])
    await page.route(/\/data\/tokens\?/, (route) => route.fulfill({ status: 500, json: { code: 'internal' } }))
    await palette.getByRole('combobox').fill('nightly')
    await expect(palette.getByRole('option')).toHaveCount(0)
    await expect(palette.getByText('Tokens could not be loaded.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(palette).toBeVisible()
  })

  test('search and commands: after a session ended the search goes on', async ({ as, qa, complaints }) => {
    complaints.expect(/status of 401/)
    const page = await as('owner')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await expect(palette.getByRole('option', { name: /Zapier sync/ })).toBeVisible()
    await page.context().clearCookies()
    await palette.getByRole('combobox').fill('zapier')
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('E-mail').fill(email)
    await prompt.getByLabel('Password').fill(password)
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(palette.getByRole('combobox')).toHaveValue('zapier')
    await expect(palette.getByRole('option')).toHaveText([/Zapier sync/])
  })

  test('keys rest while a dialog is open, wherever the focus fell', async ({ as }) => {
    const page = await as('owner')
    const token = await createToken(page, 'Shown once')
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    for (const key of ['g', 'n', 'c', 'Control+k']) await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: 'Search and commands' })).toHaveCount(0)
    expect(await shownToken(reveal(page))).toBe(token)
  })

  test('the inbox: j goes to what a notification is about, Enter opens it', async ({ as, qa }) => {
    await qa.tick()
    const page = await as('owner', '/notifications')
    await page.keyboard.press('j')
    await expect(page.locator('[data-key-row] a:focus')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/\/notifications/)
  })

  test('who may create nothing is not offered a new token', async ({ as }) => {
    const page = await as('viewer')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await expect(palette.getByRole('option', { name: 'Keyboard shortcuts' })).toBeVisible()
    await expect(palette.getByRole('option', { name: 'New token' })).toHaveCount(0)
  })

  test('F6 reaches the news and its undo', async ({ as }) => {
    const page = await as('owner')
    await switchOf(page, 'Zapier sync').press('Space')
    await expect(notices(page)).toContainText('deactivated')
    await page.keyboard.press('F6')
    await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(notices(page)).toContainText('is active again')
  })

  test('the focus is always to be seen', async ({ as }) => {
    const page = await as('owner')
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return 'nothing has the focus'
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 ? 'seen' : element.outerHTML.slice(0, 120)
      })
      expect.soft(seen).toBe('seen')
    }
  })
})

test.describe('for other eyes and hands', () => {
  for (const timezoneId of ['Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns']) {
    test.describe(timezoneId, () => {
      test.use({ timezoneId, locale: timezoneId === 'Asia/Kathmandu' ? 'ne-NP' : 'en-US' })

      test('server and browser write the same page', async ({ as, qa }) => {
        const page = await as('owner', '/o/northwind/tokens?tab=organisation&removed=1')
        await expect(rowOf(page, 'Gateway')).toBeVisible()
        await visit(page, `/o/northwind/tokens/${qa.token('Zapier sync').tokenKey}`)
        await expect(page.getByRole('heading', { name: 'Zapier sync' })).toBeVisible()
        await page.getByRole('button', { name: 'Actions for Zapier sync' }).click()
        await expect(page.getByRole('menuitem').first()).toBeVisible()
      })
    })
  }

  test.describe('fingers', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test('every target is at least 44 px', async ({ as }) => {
      const page = await as('owner')
      expect.soft(await tooSmall(page, 44), 'the list').toEqual([])
      await openCreate(page)
      expect.soft(await tooSmall(page, 44), 'create token').toEqual([])
    })
  })

  test.describe('forced colours', () => {
    test.use({ contextOptions: { forcedColors: 'active' } })

    test('switch, badge and current tab keep an outline', async ({ as }) => {
      const page = await as('owner')
      const control = switchOf(page, 'Zapier sync')
      const border = await control
        .locator('span')
        .first()
        .evaluate((track) => getComputedStyle(track).borderTopStyle)
      expect(border).toBe('solid')
    })
  })

  test.describe('less motion', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } })

    test('nothing moves for longer than an instant', async ({ as }) => {
      const page = await as('owner')
      await openCreate(page)
      const longest = await page.evaluate(() =>
        Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0))),
      )
      expect(longest).toBeLessThanOrEqual(1)
    })
  })

  test('paper gets the list without navigation, buttons and news', async ({ as }) => {
    const page = await as('owner')
    await switchOf(page, 'Zapier sync').click()
    await expect(notices(page)).toContainText('deactivated')
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'New token' })).toBeHidden()
    await expect(notices(page)).toBeHidden()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
  })
})
