import { expect, type Page, test } from '@playwright/test'
import { violations } from './axe'
import { tooSmall } from './targets'

const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 720 }
/** Ordered to change the theme only twice and end with the initial one. */
const everyVariant = [
  [wide, ['light', 'dark']],
  [narrow, ['dark', 'light']],
] as const
/** Each width and each theme once, for pages that differ only in their text. */
export const eachOnce = [
  [wide, ['light']],
  [narrow, ['dark']],
] as const
type Variants = typeof everyVariant | typeof eachOnce

const dialogs = '[role=dialog], [role=alertdialog]'

/** Inspects the open dialog. The page below is hidden: it is inspected by its own test. */
export async function inspectDialog(page: Page, name: string): Promise<void> {
  await page.evaluate(hidePage, dialogs)
  await inspect(page, name, dialogs)
  await page.evaluate(showPage)
}

function hidePage(dialogSelector: string): void {
  const hide = (element: Element) => {
    if (element.matches(dialogSelector)) return
    if (element.querySelector(dialogSelector)) for (const child of element.children) hide(child)
    else element.toggleAttribute('data-inspect-hidden', element instanceof HTMLElement)
  }
  hide(document.body)
  for (const element of document.querySelectorAll<HTMLElement>('[data-inspect-hidden]'))
    element.style.setProperty('display', 'none', 'important')
}

function showPage(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-inspect-hidden]')) {
    element.style.removeProperty('display')
    element.removeAttribute('data-inspect-hidden')
  }
}

/** Expects no axe violations, no overflow and no small targets on the screen, in both themes, wide and narrow. */
export async function inspect(page: Page, name: string, within = 'html', variants: Variants = everyVariant): Promise<void> {
  await test.step(`inspect ${name}`, async () => {
    // between two pages the title is replaced
    await expect(page).toHaveTitle(/./)
    for (const [viewport, themes] of variants) {
      await page.setViewportSize(viewport)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        expect.soft(await violations(page, colorScheme, within), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([])
      }
      expect.soft(await tooSmall(page, 24), `targets of ${name}, ${viewport.width} px`).toEqual([])
    }
    expect.soft(await overflowing(page), `overflow of ${name} at 320 px`).toEqual([])
    await page.setViewportSize(wide)
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

/** Elements that overflow the viewport, except inside scroll containers. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      const parent = element.parentElement
      return parent !== null && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(parent).overflowX) || scrolls(parent))
    }
    const limit = document.documentElement.clientWidth
    const outside = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, left, width } = element.getBoundingClientRect()
      return width > 0 && (right > limit + 0.5 || left < -0.5) && element.checkVisibility({ opacityProperty: true }) && !scrolls(element)
    })
    const page = document.documentElement.scrollWidth > limit ? [`the page: ${document.documentElement.scrollWidth} px`] : []
    return [...page, ...outside.filter((element) => !element.closest('.sr-only')).map((element) => element.outerHTML.slice(0, 120))]
  })
}
