import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { tabTo } from './steps/keyboard'
import { createDialog, createToken, dismissToasts, done, reveal, rowOf, rows, shownToken, switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

const firstLink = (page: Page): Locator => rows(page).first().getByRole('link')

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 })

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('a user can sign in, create, copy and deactivate a token with the keyboard alone', async ({ page, qa, site }) => {
  const [owner] = qa.data.users
  await visit(page, '/')
  await tabTo(page, 'Email')
  await page.keyboard.type(owner?.email ?? '')
  await tabTo(page, 'Password')
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
  await expect(toasts(page)).toContainText('By keyboard deactivated.')
  expect(await callApi(site.origin, token)).toBe(401)
})

test('every row and control of the list is reachable by keyboard, with a visible focus', async ({ as }) => {
  const page = await as('owner')

  await test.step('the focus is always visible', async () => {
    for (let tab = 0; tab < 30; tab += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return 'nothing has the focus'
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 ? 'visible' : element.outerHTML.slice(0, 120)
      })
      expect.soft(outline).toBe('visible')
    }
  })

  await test.step('in rows, j and k move, x selects, the dot opens the menu, e edits, z undoes', async () => {
    await firstLink(page).focus()
    await page.keyboard.press('j')
    await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
    await page.keyboard.press('k')
    await expect(firstLink(page)).toBeFocused()
    await page.keyboard.press('x')
    await expect(page.getByText('1 selected')).toBeVisible()
    await page.keyboard.press('x')
    await page.keyboard.press('.')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('Escape')
    await switchOf(page, 'Zapier sync').press('Space')
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    await page.keyboard.press('z')
    await expect(toasts(page)).toContainText('Zapier sync is active again.')
    await rowOf(page, 'Zapier sync').getByRole('link').press('e')
    const edit = page.getByRole('dialog', { name: 'Edit token' })
    await expect(edit).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(edit).toBeHidden()
  })

  await test.step('F6 moves to the toasts and their Undo', async () => {
    await dismissToasts(page)
    await expect(toasts(page)).not.toContainText('is active again')
    await switchOf(page, 'Zapier sync').press('Space')
    await expect(toasts(page)).toContainText('deactivated')
    await page.keyboard.press('F6')
    await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(toasts(page)).toContainText('is active again')
  })
})

test('single-key shortcuts navigate, and are inactive in fields and dialogs', async ({ as, qa }) => {
  await qa.tick()
  const page = await as('owner')

  await test.step('g navigates, ? lists all shortcuts', async () => {
    await firstLink(page).focus()
    await press(page, 'g', 'n')
    await expect(heading(page, 'Notifications')).toBeFocused()
    await press(page, 'g', 't')
    await expect(heading(page, 'API tokens')).toBeFocused()
    await page.keyboard.press('?')
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(shortcuts.getByRole('row', { name: /New token/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(shortcuts).toBeHidden()
  })

  await test.step('c opens the create dialog, / focuses the search', async () => {
    await page.keyboard.press('c')
    await expect(createDialog(page)).toBeVisible()
    await expect(createDialog(page).getByLabel('Name')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(createDialog(page)).toBeHidden()
    await page.keyboard.press('/')
    await expect(page.getByLabel('Search tokens')).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByLabel('Search tokens')).toHaveValue('?')
    await page.getByLabel('Search tokens').fill('')
  })

  await test.step('shortcuts are inactive while a dialog is open, even without focus in it', async () => {
    const token = await createToken(page, 'Shown once')
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await press(page, 'g', 'n', 'c', 'Control+k')
    await expect(page.getByRole('dialog', { name: 'Search and commands' })).toHaveCount(0)
    expect(await shownToken(reveal(page))).toBe(token)
    await done(reveal(page))
  })

  await test.step('in the inbox, j moves to the link of a notification and Enter opens it', async () => {
    await press(page, 'g', 'n')
    await expect(heading(page, 'Notifications')).toBeFocused()
    await page.keyboard.press('j')
    await expect(page.locator('[data-shortcut-row] a:focus')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/\/notifications/)
  })
})
