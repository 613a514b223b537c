import { useSyncExternalStore } from 'react'

/** The key that the palette is opened with, together with K. */
export const commandKeyOf = (platform: string): string => (/Mac|iPhone|iPad/.test(platform) ? '⌘' : 'Ctrl')

const never = () => () => undefined

export const useCommandKey = (): string =>
  useSyncExternalStore(
    never,
    () => commandKeyOf(navigator.platform),
    () => 'Ctrl',
  )
