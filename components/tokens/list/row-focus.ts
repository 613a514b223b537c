/** The link in the row of a token. */
export const rowLink = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('[data-row-link]') ?? null

const rowOf = (tokenKey: string) => document.querySelector(`[data-testid="token-row-${CSS.escape(tokenKey)}"]`)
const patienceMs = 10_000

/** Once the row of a token has gone and took the focus along: the focus goes to the next row, else to the page's heading. */
export function focusAfterRow(tokenKey: string): void {
  const row = rowOf(tokenKey)
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const settled = new MutationObserver(() => {
    if (row?.isConnected || document.querySelector('[data-dialog-title]')) return
    settled.disconnect()
    requestAnimationFrame(() => moveFocus(next?.isConnected ? rowLink(next) : document.querySelector<HTMLElement>('h1')))
  })
  settled.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => settled.disconnect(), patienceMs)
}

// A closing dialog hands the focus to whatever had it long before; who has gone to the notices meanwhile stays there.
function moveFocus(target: HTMLElement | null): void {
  if (document.activeElement?.closest('section[aria-label="Notifications"]')) return
  target?.focus()
}
