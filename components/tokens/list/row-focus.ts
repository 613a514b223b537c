const rowLink = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('[data-row-link]') ?? null

const rowOf = (tokenKey: string) => document.querySelector(`[data-testid="token-row-${CSS.escape(tokenKey)}"]`)
const timeoutMs = 10_000

/** Moves the focus to the next row, else to the page heading, once the row of a removed token is gone. */
export function focusAfterRow(tokenKey: string): void {
  const row = rowOf(tokenKey)
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const observer = new MutationObserver(() => {
    if (row?.isConnected || document.querySelector('[data-dialog-title]')) return
    observer.disconnect()
    requestAnimationFrame(() => moveFocus(next?.isConnected ? rowLink(next) : document.querySelector<HTMLElement>('h1')))
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), timeoutMs)
}

// A closing dialog has returned the focus to its trigger; a user who has moved on to the notifications keeps it.
function moveFocus(target: HTMLElement | null): void {
  if (document.activeElement?.closest('section[aria-label="Notifications"]')) return
  target?.focus()
}
