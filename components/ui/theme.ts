export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const name = 'keyrail-theme'
const changed = 'keyrail:theme'

/** Runs before the first paint, so that no page flashes in the other theme; follows the system and the choice afterwards. */
export const themeScript = `(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = /(?:^|; )${name}=(light|dark)/.exec(document.cookie)?.[1]
    document.documentElement.dataset.theme = chosen ?? (dark.matches ? 'dark' : 'light')
  }
  apply()
  dark.addEventListener('change', apply)
  addEventListener('${changed}', apply)
})()`

export function readTheme(): Theme {
  const chosen = new RegExp(`(?:^|; )${name}=(light|dark)`).exec(document.cookie)?.[1]
  return themes.find((theme) => theme === chosen) ?? 'system'
}

/** What the script does, for the one page that is drawn without it. */
export function applyTheme(): void {
  const theme = readTheme()
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.dataset['theme'] = theme === 'system' ? system : theme
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
