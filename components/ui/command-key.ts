import { useSyncExternalStore } from 'react'

/** Modifier of keyboard shortcuts: ⌘ on Apple devices, Ctrl elsewhere. */
export const commandKeyOf = (platform: string): string => (/Mac|iPhone|iPad/.test(platform) ? '⌘' : 'Ctrl')

const never = () => () => undefined

export const useCommandKey = (): string =>
  useSyncExternalStore(
    never,
    () => commandKeyOf(navigator.platform),
    () => 'Ctrl',
  )

/** "Press Ctrl C to copy.", for a user whose browser rejected the clipboard. */
export const useCopyHint = (): string => `Press ${useCommandKey()} C to copy.`
