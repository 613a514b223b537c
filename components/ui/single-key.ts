const takesKeys = 'input:not([type=checkbox]), select, textarea, [contenteditable], [role=menu], [role=listbox]'
const dialog = ':is([role=dialog], [role=alertdialog]):not([data-closed])'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** Shortcuts are off while a dialog is open, even if the focus is outside it. */
export const isDialogOpen = (page: Pick<ParentNode, 'querySelector'>): boolean => page.querySelector(dialog) !== null

/** True for a key pressed alone outside fields and menus. */
export function isSingleKey({ key, ctrlKey, metaKey, altKey, isComposing }: Key, at: Element | null): boolean {
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || isComposing) return false
  return !at?.closest(takesKeys)
}
