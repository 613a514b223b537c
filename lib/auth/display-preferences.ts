import 'server-only'
import { headers } from 'next/headers'
import type { Viewer } from './session'

/** How times, tables and shortcuts are shown; one value for server and browser, so that both render the same. */
export async function displayPreferences({ session }: Viewer) {
  const { timeZone, exactTimes, density, singleKeys, reduceMotion, hourCycle } = session.appearance
  const chosen = hourCycle === 'auto' ? usualHourCycle((await headers()).get('accept-language')) : hourCycle
  return { timeZone, exactTimes, density, singleKeys, reduceMotion, hourCycle: chosen }
}

/** The clock that readers of the browser's first language use. */
export function usualHourCycle(acceptLanguage: string | null): 'h12' | 'h23' {
  const [language = ''] = (acceptLanguage ?? '').split(/[,;]/)
  try {
    return new Intl.DateTimeFormat(language.trim() || 'en-GB', { hour: 'numeric' }).resolvedOptions().hour12 ? 'h12' : 'h23'
  } catch {
    return 'h23'
  }
}
