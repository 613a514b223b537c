import { goItems } from './go-items'
import type { Navigate } from './navigation-guard'
import { showOverlay } from './overlay'
import { tokensPath } from './paths'
import type { ShellView } from './shell-context'

const leaderMs = 1_500
const patienceMs = 10_000
let ledAt = Number.NEGATIVE_INFINITY

/** Does what a single key stands for. Elements say by `data-key` which key presses them, and by `data-key-row` that j and k stop there, at what the row opens if it opens anything. */
export function runShortcut({ key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>, view: ShellView, go: Navigate): void {
  const led = timeStamp - ledAt < leaderMs
  ledAt = key === 'g' && !led ? timeStamp : Number.NEGATIVE_INFINITY
  if (led) lead(key, view, go)
  else acts[key]?.(view, go)
}

function lead(key: string, view: ShellView, go: Navigate) {
  const item = goItems(view).find((each) => each.key === key)
  if (item) go(item.href)
}

const acts: Readonly<Record<string, (view: ShellView, go: Navigate) => void>> = {
  c: openCreate,
  '/': () => showOverlay('palette'),
  '?': () => showOverlay('shortcuts'),
  j: () => move(1),
  k: () => move(-1),
  x: () => here()?.querySelector<HTMLElement>('input[type=checkbox]')?.click(),
  '.': () => here()?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click(),
  e: () => (here() ?? singlePage())?.querySelector<HTMLElement>('[data-key=e]')?.click(),
  z: () => [...document.querySelectorAll<HTMLElement>('[data-key=z]')].at(-1)?.click(),
}

const here = () => document.activeElement?.closest<HTMLElement>('[data-key-row]') ?? null

/** The page of one thing: there the key means that thing, wherever the focus is. */
const singlePage = () => (document.querySelector('[data-key-row]') ? null : document.querySelector('main'))

function move(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-key-row]')]
  const row = here()
  const next = row ? rows[rows.indexOf(row) + step] : rows[0]
  const target = next?.querySelector<HTMLElement>('[data-row-link], a[href]') ?? next
  target?.focus()
}

/** Presses "New token" here, or on the page of tokens. */
export function openCreate({ organization, mayCreate }: ShellView, go: Navigate) {
  if (!mayCreate) return
  const button = () => document.querySelector<HTMLElement>('[data-key=c]')
  const there = button()
  if (there) return there.click()
  if (!go(tokensPath(organization.slug))) return
  const arrived = new MutationObserver(() => {
    const found = button()
    if (!found) return
    arrived.disconnect()
    found.click()
  })
  arrived.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => arrived.disconnect(), patienceMs)
}
