import { saveCookie } from './cookie'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const cookieName = 'keyrail-theme'
const changeEvent = 'keyrail:theme'
const darkSystem = '(prefers-color-scheme: dark)'

/** Runs before the first paint, so that the page does not flash in the wrong theme. */
export const themeScript = `document.documentElement.dataset.theme =
  /(?:^|; )${cookieName}=(light|dark)/.exec(document.cookie)?.[1] ?? (matchMedia('${darkSystem}').matches ? 'dark' : 'light')`

export function readTheme(): Theme {
  const chosen = new RegExp(`(?:^|; )${cookieName}=(light|dark)`).exec(document.cookie)?.[1]
  return themes.find((theme) => theme === chosen) ?? 'system'
}

export function saveTheme(theme: Theme): void {
  saveCookie(cookieName, theme)
  dispatchEvent(new Event(changeEvent))
}

export function onThemeChange(onChange: () => void): () => void {
  addEventListener(changeEvent, onChange)
  return () => removeEventListener(changeEvent, onChange)
}

/** Applies the chosen theme, or the system's if none is chosen, until the returned function is called. */
export function followTheme(): () => void {
  const system = matchMedia(darkSystem)
  const apply = () => {
    const theme = readTheme()
    const systemTheme = system.matches ? 'dark' : 'light'
    document.documentElement.dataset['theme'] = theme === 'system' ? systemTheme : theme
  }
  apply()
  system.addEventListener('change', apply)
  const stop = onThemeChange(apply)
  return () => {
    system.removeEventListener('change', apply)
    stop()
  }
}
