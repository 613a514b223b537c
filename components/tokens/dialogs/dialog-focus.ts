const focused = new WeakSet<HTMLElement>()

const dialogs = '[role=dialog], [role=alertdialog]'

/** A ref for what appears after a press: takes the focus the first time it is there. */
export function focusOnce(element: HTMLElement | null): void {
  if (element === null || focused.has(element)) return
  focused.add(element)
  const dialog = element.closest(dialogs)
  if (dialog === null || dialog.contains(document.activeElement)) element.focus()
  // one that is only opening first has to see where the focus came from, and may go to what was there before this
  else dialog.addEventListener('focusin', () => element.focus(), { once: true })
}

/** Focus to the first control that is marked as wrong. */
export function focusFirstError(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] input')
  wrong?.focus()
  wrong?.scrollIntoView({ block: 'center' })
}

/** A ref inside a dialog whose content was replaced: its title takes the focus, to be read first. */
export function focusTitle(element: HTMLElement | null): void {
  element?.closest(dialogs)?.querySelector<HTMLElement>('[data-dialog-title]')?.focus()
}
