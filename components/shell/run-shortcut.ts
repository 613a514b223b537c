import { goItems } from './go-items'
import type { Navigate } from './navigation-guard'
import { showOverlay } from './overlay'
import { tokensPath } from './paths'
import type { ShellView } from './shell-context'

const leaderMs = 1_500
const navigationTimeoutMs = 10_000
let leaderAt = Number.NEGATIVE_INFINITY

/**
 * Runs the action of a single-key shortcut. `data-shortcut` names the key that clicks an element; `data-shortcut-row` marks the
 * rows that j and k move between.
 */
export function runShortcut({ key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>, view: ShellView, go: Navigate): void {
  const afterLeader = timeStamp - leaderAt < leaderMs
  leaderAt = key === 'g' && !afterLeader ? timeStamp : Number.NEGATIVE_INFINITY
  if (afterLeader) goTo(key, view, go)
  else actions[key]?.(view, go)
}

function goTo(key: string, view: ShellView, go: Navigate) {
  const item = goItems(view).find(({ shortcut }) => shortcut === key)
  if (item) go(item.href)
}

const actions: Readonly<Record<string, (view: ShellView, go: Navigate) => void>> = {
  c: openCreate,
  '/': () => showOverlay('palette'),
  '?': () => showOverlay('shortcuts'),
  j: () => move(1),
  k: () => move(-1),
  x: () => currentRow()?.querySelector<HTMLElement>('input[type=checkbox]')?.click(),
  '.': () => currentRow()?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click(),
  e: () => (currentRow() ?? pageWithoutRows())?.querySelector<HTMLElement>('[data-shortcut=e]')?.click(),
  z: () => [...document.querySelectorAll<HTMLElement>('[data-shortcut=z]')].at(-1)?.click(),
}

const currentRow = () => document.activeElement?.closest<HTMLElement>('[data-shortcut-row]') ?? null

/** On a page without rows, the shortcut applies to the page. */
const pageWithoutRows = () => (document.querySelector('[data-shortcut-row]') ? null : document.querySelector('main'))

function move(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-shortcut-row]')]
  const row = currentRow()
  const next = row ? rows[rows.indexOf(row) + step] : rows[0]
  const target = next?.querySelector<HTMLElement>('[data-row-link], a[href]') ?? next
  target?.focus()
}

/** Clicks "New token" on this page, or opens the tokens page and clicks it there. */
export function openCreate({ organization, mayCreate }: Pick<ShellView, 'organization' | 'mayCreate'>, go: Navigate) {
  if (!mayCreate) return
  const button = () => document.querySelector<HTMLElement>('[data-shortcut=c]')
  const present = button()
  if (present) return present.click()
  if (!go(tokensPath(organization.slug))) return
  const observer = new MutationObserver(() => {
    const found = button()
    if (!found) return
    observer.disconnect()
    found.click()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), navigationTimeoutMs)
}
