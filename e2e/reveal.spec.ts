import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { createToken, done, openCreate, reveal, rowOf, rows, shownToken } from './steps/tokens'
import { reload } from './steps/visit'

const guard = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Close without storing it?' })

const selected = (page: Page): Promise<string | undefined> => page.evaluate(() => getSelection()?.toString())

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: readFileSync(await pathOf(download), 'utf8') }
}

async function pathOf(download: Download): Promise<string> {
  return (await download.path()) ?? ''
}

/** Behaves as if the user had blocked the clipboard for this site. */
async function denyClipboard(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))
  })
}

test.describe('reveal dialog', () => {
  test('the reveal dialog is not closed by accident, and no longer blocks the page after Done', async ({ as }) => {
    const page = await as('owner')
    const token = await createToken(page, 'Spring campaign')

    await test.step('the heading has the focus, and Done requires the checkbox', async () => {
      await expect(reveal(page).getByRole('heading', { name: 'Store this token now' })).toBeFocused()
      const button = reveal(page).getByRole('button', { name: 'Done' })
      await expect(button).toHaveAttribute('aria-disabled', 'true')
      await expect(button).toHaveAccessibleDescription('Select “I have stored the token somewhere safe” first.')
      await expect(reveal(page).getByText('Check the box first.')).toBeHidden()
      await button.click({ force: true })
      await expect(reveal(page).getByText('Check the box first.')).toBeVisible()
    })

    await test.step('on a small phone the token is visible together with its copy button', async () => {
      const size = page.viewportSize() ?? { width: 1280, height: 720 }
      await page.setViewportSize({ width: 320, height: 590 })
      await expect(reveal(page).getByRole('group', { name: 'Token', exact: true }).locator('code')).toBeInViewport({ ratio: 1 })
      await expect(reveal(page).getByRole('button', { name: 'Copy token', exact: true })).toBeInViewport({ ratio: 1 })
      await page.setViewportSize(size)
    })

    await test.step('a click outside does not close the dialog', async () => {
      await page.mouse.click(4, 4)
      await expect(guard(page)).toBeHidden()
      await expect(reveal(page)).toContainText(token)
    })

    await test.step('Esc asks first, and “Keep it open” keeps the token', async () => {
      await page.keyboard.press('Escape')
      await expect(guard(page).getByRole('button', { name: 'Keep it open' })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(guard(page)).toBeHidden()
      await expect(reveal(page)).toContainText(token)
    })

    await test.step('the browser asks before the tab is closed or reloaded', async () => {
      const asked = page.waitForEvent('dialog')
      const reloading = page.evaluate(() => location.reload()).catch(() => undefined)
      const question = await asked
      expect(question.type()).toBe('beforeunload')
      await question.dismiss()
      await reloading
      await expect(reveal(page)).toContainText(token)
    })

    await test.step('Back asks every time', async () => {
      for (const _attempt of ['first', 'second']) {
        await page.evaluate(() => history.back())
        await guard(page).getByRole('button', { name: 'Keep it open' }).click()
        await expect(guard(page)).toBeHidden()
      }
      await expect(reveal(page)).toContainText(token)
      await done(reveal(page))
      await expect(page).toHaveURL(/\/o\/northwind\/tokens$/)
    })

    await test.step('after Done the page reloads without asking', async () => {
      await reload(page)
      await expect(rows(page).first()).toContainText('Spring campaign')
    })
  })

  test('the token can be copied, downloaded and used in examples until the dialog is closed', async ({ as, site }) => {
    const page = await as('owner')
    const token = await createToken(page, 'Spring campaign')
    const tokenKey = token.slice(0, 20)
    const apiBase = `${site.origin}/api/v1`

    await test.step('the examples in every language contain the token', async () => {
      for (const language of ['curl', 'JavaScript', 'Python']) {
        await reveal(page).getByRole('tab', { name: language }).click()
        await expect(reveal(page).getByRole('tabpanel', { name: language })).toContainText(token)
      }
      await reveal(page).getByRole('tab', { name: 'curl' }).click()
    })

    await test.step('the value does not reflow while its button shows “Copied”', async () => {
      const field = reveal(page).getByRole('group', { name: 'Token key', exact: true })
      const before = await field.locator('code').boundingBox()
      await field.getByRole('button', { name: 'Copy token key' }).click()
      await expect(field.getByText('Copied')).toBeVisible()
      expect(await field.locator('code').boundingBox()).toEqual(before)
    })

    await test.step('“Copy both” and “Copy command” copy the real values, even while hidden', async () => {
      await reveal(page).getByRole('button', { name: 'Copy both' }).click()
      await expect(reveal(page).getByRole('button', { name: 'Copied' })).toBeVisible()
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
      expect(await clipboard()).toBe(`TOKEN_KEY=${tokenKey}\nTOKEN=${token}\n`)
      await reveal(page).getByRole('button', { name: 'Hide token' }).click()
      await reveal(page).getByRole('button', { name: 'Copy command' }).click()
      await expect.poll(clipboard).toBe(`curl "${apiBase}/token" \\\n  -u "${tokenKey}:${token}"`)
      await reveal(page).getByRole('button', { name: 'Show token' }).click()
    })

    await test.step('both files contain exactly the token key, the token and the API base URL', async () => {
      const env = () => reveal(page).getByRole('button', { name: 'Download .env' }).click()
      expect(await downloaded(page, env)).toEqual({
        name: 'spring-campaign.env',
        text: `TOKEN_KEY=${tokenKey}\nTOKEN=${token}\nAPI_BASE=${apiBase}\n`,
      })
      const formats = reveal(page).getByRole('button', { name: 'Other file formats' })
      await formats.click()
      const button = await formats.boundingBox()
      const below = (button?.y ?? 0) + (button?.height ?? 0)
      await expect.poll(async () => Math.abs(((await page.getByRole('menu').boundingBox())?.y ?? 0) - below)).toBeLessThan(8)
      const { name, text } = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download JSON' }).click())
      expect(name).toBe('spring-campaign.json')
      expect(JSON.parse(text)).toEqual({ name: 'Spring campaign', tokenKey, token, apiBase })
    })

    await test.step('without clipboard access the token is selected and the shortcut is shown', async () => {
      await denyClipboard(page)
      await reveal(page).getByRole('button', { name: 'Copy token', exact: true }).click()
      await expect(reveal(page).getByText('Press Ctrl C to copy.')).toBeVisible()
      await page.evaluate(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }))
      for (const button of ['Copy token', 'Copy both', 'Copy command']) {
        await reveal(page).getByRole('button', { name: button, exact: true }).click()
      }
      await expect(reveal(page).getByText('Press ⌘ C to copy.')).toHaveCount(3)
      await expect(reveal(page).getByText(/Ctrl/)).toHaveCount(0)
      await reveal(page).getByRole('button', { name: 'Copy token', exact: true }).click()
      expect(await selected(page)).toBe(token)
      await expect(reveal(page).getByText('Copied')).toHaveCount(0)
    })

    await test.step('without clipboard access a hidden token is shown and selected', async () => {
      await reveal(page).getByRole('button', { name: 'Hide token' }).click()
      await expect(reveal(page)).not.toContainText(token)
      await page.evaluate(() => getSelection()?.removeAllRanges())
      await reveal(page).getByRole('button', { name: 'Copy token', exact: true }).click()
      await expect(reveal(page)).toContainText(token)
      expect(await selected(page)).toBe(token)
    })

    await test.step('“Close anyway” keeps the token in the list, even if history.back does nothing', async () => {
      await page.evaluate(() => {
        history.back = () => undefined
      })
      await page.keyboard.press('Escape')
      await guard(page).getByRole('button', { name: 'Close anyway' }).click()
      await expect(reveal(page)).toBeHidden()
      await expect(rows(page).first()).toContainText('Spring campaign')
    })
  })

  test('one token is created, shown as new, and its first request is reported', async ({ as, site }) => {
    const page = await as('owner')
    // while the page streams in, its rows may be there twice
    await expect(rows(page)).toHaveCount(3)
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Spring campaign')
    await dialog.getByRole('button', { name: 'Create token' }).dblclick()
    const token = await shownToken(reveal(page))

    await test.step('the first request is reported while the dialog is open', async () => {
      await expect(reveal(page).getByText('Waiting for the first request…')).toBeVisible()
      expect(await callApi(site.origin, token)).toBe(200)
      await expect(reveal(page).getByText(/^First request received .* ago.*: 200 OK$/)).toBeVisible()
      await done(reveal(page))
    })

    await test.step('an outdated list response does not remove the new row', async () => {
      await expect(rowOf(page, 'Spring campaign').getByText('New', { exact: true })).toBeAttached()
      await expect(rowOf(page, 'Spring campaign').getByText('New', { exact: true })).not.toBeAttached()
      await expect(rows(page).first()).toContainText('Spring campaign')
    })

    await test.step('a double click creates one token', async () => {
      await reload(page)
      await expect(rows(page)).toHaveCount(4)
    })
  })
})
