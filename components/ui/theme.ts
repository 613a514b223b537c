export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const name = 'keyrail-theme'
const changed = 'keyrail:theme'
const darkSystem = '(prefers-color-scheme: dark)'

/** Runs before the first paint, so that no page flashes in the other theme. */
export const themeScript = `document.documentElement.dataset.theme =
  /(?:^|; )${name}=(light|dark)/.exec(document.cookie)?.[1] ?? (matchMedia('${darkSystem}').matches ? 'dark' : 'light')`

export function readTheme(): Theme {
  const chosen = new RegExp(`(?:^|; )${name}=(light|dark)`).exec(document.cookie)?.[1]
  return themes.find((theme) => theme === chosen) ?? 'system'
}

export function saveTheme(theme: Theme): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs https, an installation may not have it
  document.cookie = `${name}=${theme}; path=/; max-age=31536000; samesite=lax${secure}`
  dispatchEvent(new Event(changed))
}

/** Calls back when the choice changes, also from another part of the page. */
export function onThemeChange(wake: () => void): () => void {
  addEventListener(changed, wake)
  return () => removeEventListener(changed, wake)
}

/** Keeps the page in the chosen theme, and in the system's while nothing is chosen. */
export function followTheme(): () => void {
  const system = matchMedia(darkSystem)
  const apply = () => {
    const theme = readTheme()
    const followed = system.matches ? 'dark' : 'light'
    document.documentElement.dataset['theme'] = theme === 'system' ? followed : theme
  }
  apply()
  system.addEventListener('change', apply)
  const stop = onThemeChange(apply)
  return () => {
    system.removeEventListener('change', apply)
    stop()
  }
}
