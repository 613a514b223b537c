import Bowser from 'bowser'

/** Returns a name like "Firefox on Windows"; no version, because it changes every month. */
export function browserName(userAgent: string | null): string {
  const { browser, os } = Bowser.parse(userAgent || ' ')
  if (!browser.name) return 'an unknown browser'
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
