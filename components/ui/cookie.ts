/** Keeps a choice of this browser for a year. The value must need no escaping. */
export function saveCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs https, an installation may not have it
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`
}
