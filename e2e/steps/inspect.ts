import { expect, type Page, test } from '@playwright/test'
import { violations } from './axe'
import { tooSmall } from './targets'

const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 720 }
/** In an order that ends as it began and changes the theme twice. */
const looks = [
  [wide, ['light', 'dark']],
  [narrow, ['dark', 'light']],
] as const

const dialogs = '[role=dialog], [role=alertdialog]'

/** The same of what lies above a page that is looked at elsewhere: the page is set aside, for it would be measured each time. */
export async function inspectDialog(page: Page, name: string): Promise<void> {
  await page.evaluate(setAside, dialogs)
  await inspect(page, name, dialogs)
  await page.evaluate(bringBack)
}

function setAside(above: string): void {
  const aside = (element: Element) => {
    if (element.matches(above)) return
    if (element.querySelector(above)) for (const child of element.children) aside(child)
    else element.toggleAttribute('data-aside', element instanceof HTMLElement)
  }
  aside(document.body)
  for (const element of document.querySelectorAll<HTMLElement>('[data-aside]')) element.style.setProperty('display', 'none', 'important')
}

function bringBack(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-aside]')) {
    element.style.removeProperty('display')
    element.removeAttribute('data-aside')
  }
}

/** Looks at what is on the screen now in both themes, wide and narrow: no violation, nothing too wide, nothing too small. */
export async function inspect(page: Page, name: string, within = 'html'): Promise<void> {
  await test.step(`look at ${name}`, async () => {
    for (const [viewport, themes] of looks) {
      await page.setViewportSize(viewport)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        expect.soft(await violations(page, colorScheme, within), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([])
      }
      expect.soft(await tooSmall(page, 24), `targets of ${name}, ${viewport.width} px`).toEqual([])
    }
    expect.soft(await tooWide(page), `what is wider than 320 px in ${name}`).toEqual([])
    await page.setViewportSize(wide)
  })
}

/** Parts that stick out of a page of 320 px, but for what scrolls by itself. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      const parent = element.parentElement
      return parent !== null && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(parent).overflowX) || scrolls(parent))
    }
    const limit = document.documentElement.clientWidth
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, left, width } = element.getBoundingClientRect()
      return width > 0 && (right > limit + 0.5 || left < -0.5) && element.checkVisibility({ opacityProperty: true }) && !scrolls(element)
    })
    const page = document.documentElement.scrollWidth > limit ? [`the page: ${document.documentElement.scrollWidth} px`] : []
    return [...page, ...out.filter((element) => !element.closest('.sr-only')).map((element) => element.outerHTML.slice(0, 120))]
  })
}
