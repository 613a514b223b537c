import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { coveredByToasts } from './steps/covered'
import { choose, createDialog, openCreate, openTab, rowOf, switchOf, toasts } from './steps/tokens'

test.describe.configure({ timeout: 180_000 })

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 720 },
  { width: 768, height: 900 },
  { width: 390, height: 844 },
] as const

const dialogs = '[role=dialog], [role=alertdialog]'

/** Three errors, which stay until they are dismissed. */
async function openThreeToasts(page: Page): Promise<void> {
  // the error toast is loaded on demand
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  for (const name of ['Zapier sync', 'Personal scripts', 'Gateway']) {
    await switchOf(page, name).click()
    await expect(toasts(page)).toContainText(`It is not known whether ${name} was deactivated.`)
  }
  await page.context().setOffline(false)
  await expect(page.getByText(/^You are offline\./)).toBeHidden()
  await expectThreeToasts(page)
}

const expectThreeToasts = (page: Page) => expect(toasts(page).getByRole('button', { name: 'Dismiss', includeHidden: true })).toHaveCount(3)

async function expectNothingCovered(page: Page, name: string, within: string): Promise<void> {
  await expectThreeToasts(page)
  const width = page.viewportSize()?.width
  if (process.env.KEYRAIL_SHOTS) await page.screenshot({ path: `${process.env.KEYRAIL_SHOTS}/${name.replaceAll(' ', '-')}-${width}.png` })
  expect.soft(await coveredByToasts(page, within), `${name}, ${width} px`).toEqual([])
}

async function expectNothingCoveredIn(page: Page, dialog: Locator, name: string): Promise<void> {
  await expect(dialog).toBeVisible()
  await expectNothingCovered(page, name, dialogs)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

test('three open toasts cover no control of the list, the drawers and the dialogs', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/ERR_INTERNET_DISCONNECTED/)
  const page = await as('owner', '/o/northwind/tokens?tab=organization')
  await openThreeToasts(page)

  for (const size of sizes) {
    await test.step(`${size.width} px`, async () => {
      await page.setViewportSize(size)
      await openTab(page, 'Organization')
      await expect(rowOf(page, 'Gateway')).toBeVisible()
      await expectNothingCovered(page, 'long list', 'body')

      // a narrow list of cards has no selection
      if (size.width >= 640) {
        const toolbar = page.getByRole('toolbar', { name: 'Selected tokens' })
        await page.getByRole('checkbox', { name: 'Select Zapier sync' }).check()
        await expect(toolbar).toBeVisible()
        await expectNothingCovered(page, 'selection', 'body')
        await toolbar.getByRole('button', { name: 'Clear' }).click()
      }

      await openTab(page, 'Yours')
      await expect(rowOf(page, 'Gateway')).toBeHidden()
      await expectNothingCovered(page, 'short list', 'body')

      await page.getByRole('button', { name: /Account menu/ }).click()
      await expectNothingCoveredIn(page, page.getByRole('dialog', { name: 'Account' }), 'account drawer')

      if (size.width < 1024) {
        await page.getByRole('button', { name: 'Navigation' }).click()
        await expectNothingCoveredIn(page, page.getByRole('dialog', { name: 'Navigation' }), 'navigation drawer')
      }

      await expectNothingCoveredIn(page, await openCreate(page), 'create dialog')

      await choose(page, 'Zapier sync', 'Delete permanently…')
      await expectNothingCoveredIn(page, page.getByRole('alertdialog', { name: /Delete “/ }), 'delete dialog')
    })
  }

  await test.step('the buttons of a toast work while a dialog is open and do not close it', async () => {
    const dialog = await openCreate(page)
    await toasts(page).getByRole('button', { name: 'Try again' }).first().click()
    await expect(toasts(page)).toContainText('Zapier sync deactivated.')
    await toasts(page).getByRole('button', { name: 'Dismiss' }).first().click()
    await expect(toasts(page)).not.toContainText('Personal scripts')
    await expect(dialog).toBeVisible()
  })

  await test.step('the buttons of a toast work while a question is open', async () => {
    await createDialog(page).getByLabel('Name').fill('Kiosk')
    await page.keyboard.press('Escape')
    const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    const dismiss = toasts(page).getByRole('button', { name: 'Dismiss' })
    const before = await dismiss.count()
    await dismiss.first().click()
    await expect(dismiss).toHaveCount(before - 1)
    await question.getByRole('button', { name: 'Discard' }).click()
  })
})

test('three open toasts cover no control of the policy page', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/ERR_INTERNET_DISCONNECTED/)
  const page = await as('owner', '/o/northwind/tokens?tab=organization')
  await openThreeToasts(page)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Organization', exact: true }).click()
  await page.getByRole('link', { name: 'Token policy' }).click()
  await expect(page.getByRole('heading', { name: 'Token policy', level: 1 })).toBeVisible()
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expectNothingCovered(page, 'policy', 'body')
  }
})
