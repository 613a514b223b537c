import { expect, type Page } from '@playwright/test'

/** From the narrowest phone to a wide screen, with both sides of the breakpoints. */
const widths = [320, 390, 560, 639, 640, 768, 896, 1023, 1024, 1152, 1216, 1280, 1440, 1680, 1920]

/** Expects that at every width the page does not scroll sideways, no text leaves its card, and every control in a table can be pressed. */
export async function expectToFit(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  for (const each of widths) {
    await page.setViewportSize({ width: each, height: 900 })
    expect.soft(await problems(page), `${page.url()} at ${each} px`).toEqual([])
  }
  await page.setViewportSize({ width, height })
}

function problems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isClipped = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || isClipped(element.parentElement))
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('[popover]') && !isClipped(element)
    const describe = (element: Element, what: string) =>
      `${what}: ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}`

    const outside = (card: Element) => {
      const { left, right } = card.getBoundingClientRect()
      return [...card.querySelectorAll('*')].filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.right > right + 0.5 || box.left < left - 0.5) && isShown(element)
      })
    }

    const isCovered = (control: Element) => {
      control.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top, width, height } = control.getBoundingClientRect()
      return !control.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    }

    const { scrollWidth, clientWidth } = document.documentElement
    const cards = [...document.querySelectorAll('main [role=table], main ol')].map((list) => list.parentElement ?? list)
    const controls = cards.flatMap((card) => [...card.querySelectorAll('tbody :is([role=switch], [aria-haspopup=menu])')]).filter(isShown)
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
      ...(cards.length === 0 ? ['no table'] : []),
      ...cards.flatMap(outside).map((element) => describe(element, 'outside its card')),
      ...controls.filter(isCovered).map((control) => describe(control, 'out of reach')),
    ]
  })
}

/** Top of every row, from the top of the table. */
export function rowTops(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const top = document.querySelector('main [role=table]')?.getBoundingClientRect().top ?? 0
    return [...document.querySelectorAll('[data-testid^=token-row-]')].map((row) => Math.round(row.getBoundingClientRect().top - top))
  })
}
