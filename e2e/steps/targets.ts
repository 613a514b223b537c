import type { Page } from '@playwright/test'

const interactive = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=menuitem], [role=option], [role=tab]'

/** Controls smaller than a square of `size` px: a point of it around their center hits another element. */
export function tooSmall(page: Page, size: number): Promise<string[]> {
  return page.evaluate(
    ([selector, side]) => {
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !element.closest('.sr-only, [inert], [data-base-ui-inert]') &&
        element.getBoundingClientRect().width >= 2

      // links inside a sentence are exempt
      const isInText = (element: Element) =>
        getComputedStyle(element).display === 'inline' && element.parentElement?.textContent?.trim() !== element.textContent?.trim()

      const labelOf = (element: Element) =>
        element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type) ? element.closest('label') : null

      const hits = (element: Element, x: number, y: number) => {
        const hit = document.elementFromPoint(x, y)
        return hit !== null && element.contains(hit)
      }

      const hitsAround = (element: Element, reach: number) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const square = [
          [x, y],
          [x + reach, y],
          [x - reach, y],
          [x, y + reach],
          [x, y - reach],
        ] as const
        return square.every(([across, down]) => hits(element, across, down))
      }

      // a popover that is open covers part of what is below it
      const isBelowPopover = (element: Element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        return [...document.querySelectorAll(':popover-open')].some((popover) => {
          const over = popover.getBoundingClientRect()
          return !popover.contains(element) && left < over.right && right > over.left && top < over.bottom && bottom > over.top
        })
      }

      const isTooSmall = (element: Element) => {
        if (isBelowPopover(element)) return false
        const label = labelOf(element)
        if (label) return Math.min(label.offsetWidth, label.offsetHeight) < side
        const reach = side / 2 - 0.6
        if (hitsAround(element, reach)) return false
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        // a covered control is not a target now
        return hitsAround(element, 0) && !hitsAround(element, reach)
      }

      const [left, top] = [scrollX, scrollY]
      const found = [...document.querySelectorAll(selector)].filter((each) => isShown(each) && !isInText(each) && isTooSmall(each))
      scrollTo(left, top)
      return found.map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 120)}`
      })
    },
    [interactive, size] as const,
  )
}
