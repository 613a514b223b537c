import type { Page } from '@playwright/test'

const controls =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=menuitem], [role=option], [role=switch], [role=combobox]'

/** Controls in a part of the page that a toast covers, at their center or a corner, after scrolling them into view. */
export function coveredByToasts(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    ([part, selector]) => {
      const toasts = document.querySelector('section[aria-label="Notifications"]')
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !element.closest('.sr-only, [inert]') &&
        !element.matches(':disabled') &&
        element.getBoundingClientRect().width >= 2

      const isCovered = (element: Element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        const points = [
          [(left + right) / 2, (top + bottom) / 2],
          [left + 1, top + 1],
          [right - 1, top + 1],
          [left + 1, bottom - 1],
          [right - 1, bottom - 1],
        ] as const
        return points.some(([x, y]) => {
          const hit = document.elementFromPoint(x, y)
          return hit !== null && !element.contains(hit) && toasts?.contains(hit)
        })
      }

      const found = [...document.querySelectorAll(`:is(${part}) :is(${selector})`)].filter(
        (each) => isShown(each) && !toasts?.contains(each),
      )
      if (found.length === 0) return [`no control in ${part}`]
      const covered = found.filter((element) => {
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        return isCovered(element)
      })
      return covered.map((element) => element.outerHTML.slice(0, 160))
    },
    [within, controls] as const,
  )
}
