const focused = new WeakSet<HTMLElement>()

const dialogs = '[role=dialog], [role=alertdialog]'

/** A ref for what appears after a press: takes the focus the first time it is there. */
export function focusOnce(element: HTMLElement | null): void {
  if (element === null || focused.has(element)) return
  focused.add(element)
  const dialog = element.closest(dialogs)
  // a dialog that is only opening goes to its first control by itself, once it has seen where the focus came from
  if (dialog === null || dialog.contains(document.activeElement)) element.focus()
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
