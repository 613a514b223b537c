const focused = new WeakSet<HTMLElement>()

const dialogs = '[role=dialog], [role=alertdialog]'

/** Ref that focuses the element when it first appears. */
export function focusOnce(element: HTMLElement | null): void {
  if (element === null || focused.has(element)) return
  focused.add(element)
  const dialog = element.closest(dialogs)
  const active = document.activeElement
  // the body has the focus once a focused control was removed
  if (dialog === null || dialog.contains(active) || active === document.body) element.focus()
  // a dialog that is still opening records the previous focus first
  else dialog.addEventListener('focusin', () => element.focus(), { once: true })
}

/** Focuses the first invalid control. */
export function focusFirstError(form: HTMLElement | null): void {
  const invalid = form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] input')
  invalid?.focus()
  invalid?.scrollIntoView({ block: 'center' })
}

/** Ref that focuses the dialog's title, so that new content is read from the start. */
export function focusTitle(element: HTMLElement | null): void {
  element?.closest(dialogs)?.querySelector<HTMLElement>('[data-dialog-title]')?.focus()
}
