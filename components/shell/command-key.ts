import { useSyncExternalStore } from 'react'

/** Modifier of the palette shortcut. */
export const commandKeyOf = (platform: string): string => (/Mac|iPhone|iPad/.test(platform) ? '⌘' : 'Ctrl')

const never = () => () => undefined

export const useCommandKey = (): string =>
  useSyncExternalStore(
    never,
    () => commandKeyOf(navigator.platform),
    () => 'Ctrl',
  )
