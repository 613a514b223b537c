import { expect, test } from './fixtures/test'
import { tooSmall } from './steps/targets'
import { createDialog, openCreate, rowOf, switchOf, toasts } from './steps/tokens'
import { visit } from './steps/visit'

test.describe('accessibility preferences', () => {
  for (const timezoneId of ['Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns']) {
    test.describe(timezoneId, () => {
      test.use({ timezoneId, locale: timezoneId === 'Asia/Kathmandu' ? 'ne-NP' : 'en-US' })

      test('server and browser render the same page', async ({ as, qa }) => {
        const page = await as('owner', '/o/northwind/tokens?tab=organization&removed=1')
        await expect(rowOf(page, 'Gateway')).toBeVisible()
        await visit(page, `/o/northwind/tokens/${qa.token('Zapier sync').tokenKey}`)
        await expect(page.getByRole('heading', { name: 'Zapier sync' })).toBeVisible()
        await page.getByRole('button', { name: 'Actions for Zapier sync' }).click()
        await expect(page.getByRole('menuitem').first()).toBeVisible()
      })
    })
  }

  test.describe('touch screens', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test('every touch target is at least 44 px', async ({ as }) => {
      const page = await as('owner')
      expect.soft(await tooSmall(page, 44), 'the list').toEqual([])
      await openCreate(page)
      expect.soft(await tooSmall(page, 44), 'create token').toEqual([])
    })
  })

  test('the list supports forced colors, reduced motion and print', async ({ as }) => {
    const page = await as('owner')

    await test.step('a switch keeps its outline in forced colors', async () => {
      await page.emulateMedia({ forcedColors: 'active' })
      const border = await switchOf(page, 'Zapier sync')
        .locator('span')
        .first()
        .evaluate((track) => getComputedStyle(track).borderTopStyle)
      expect(border).toBe('solid')
      await page.emulateMedia({ forcedColors: null })
    })

    await test.step('nothing animates with reduced motion', async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openCreate(page)
      const longest = await page.evaluate(() =>
        Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0))),
      )
      expect(longest).toBeLessThanOrEqual(1)
      await page.keyboard.press('Escape')
      await expect(createDialog(page)).toBeHidden()
    })

    await test.step('print shows the list without navigation, buttons and toasts', async () => {
      await switchOf(page, 'Zapier sync').click()
      await expect(toasts(page)).toContainText('deactivated')
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
      await expect(page.getByRole('button', { name: 'New token' })).toBeHidden()
      await expect(toasts(page)).toBeHidden()
      await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    })
  })
})
