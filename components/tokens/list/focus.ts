/** The link in the row of a token. */
export const rowLink = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('[data-row-link]') ?? null

const rowOf = (tokenKey: string) => document.querySelector(`[data-testid="token-row-${CSS.escape(tokenKey)}"]`)

/** Once the row of a token has gone and took the focus along: the focus goes to the next row, else to the page's heading. */
export function focusAfterRow(tokenKey: string): void {
  const row = rowOf(tokenKey)
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const gone = new MutationObserver(() => {
    if (row?.isConnected) return
    gone.disconnect()
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const target = next?.isConnected ? rowLink(next) : document.querySelector<HTMLElement>('h1')
    target?.focus()
  })
  gone.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => gone.disconnect(), 3000)
}
