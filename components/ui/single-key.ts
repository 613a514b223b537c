const place = 'keyrail.single-keys'
const changed = 'keyrail:single-keys'

/** Whether shortcuts of one key are heard in this browser; they are until somebody switches them off. */
export const hearsSingleKeys = (): boolean => localStorage.getItem(place) !== 'off'

export function hearSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(place)
  else localStorage.setItem(place, 'off')
  dispatchEvent(new Event(changed))
}

export function onSingleKeysChange(wake: () => void): () => void {
  addEventListener(changed, wake)
  return () => removeEventListener(changed, wake)
}

const busy = 'input:not([type=checkbox]), select, textarea, [contenteditable], [role=menu], [role=listbox]'
const dialog = ':is([role=dialog], [role=alertdialog]):not([data-closed])'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** A dialog has the keyboard to itself, wherever the focus fell. */
export const isDialogOpen = (page: Pick<ParentNode, 'querySelector'>): boolean => page.querySelector(dialog) !== null

/** A key pressed alone where nobody types or chooses: not in a field or a menu. */
export function isSingleKey({ key, ctrlKey, metaKey, altKey, isComposing }: Key, at: Element | null): boolean {
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || isComposing) return false
  return !at?.closest(busy) && hearsSingleKeys()
}
