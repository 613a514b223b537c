import 'server-only'
import { headers } from 'next/headers'
import type { Viewer } from './session'

/** How times, tables and shortcuts are shown; one value for server and browser, so that both render the same. */
export async function displayPreferences({ session }: Viewer) {
  const { hourCycle, weekStart, ...chosen } = session.appearance
  const accepted = (await headers()).get('accept-language')
  return {
    ...chosen,
    hourCycle: hourCycle === 'auto' ? usualHourCycle(accepted) : hourCycle,
    weekStart: weekStart ?? usualWeekStart(accepted),
  }
}

/** The clock that readers of the browser's first language use. */
export function usualHourCycle(acceptLanguage: string | null): 'h12' | 'h23' {
  try {
    return new Intl.DateTimeFormat(firstLanguage(acceptLanguage), { hour: 'numeric' }).resolvedOptions().hour12 ? 'h12' : 'h23'
  } catch {
    return 'h23'
  }
}

/** The first day of their week: 0 = Sunday … 6 = Saturday. */
export function usualWeekStart(acceptLanguage: string | null): number {
  try {
    const locale: WithWeek = new Intl.Locale(firstLanguage(acceptLanguage)).maximize()
    return (locale.getWeekInfo?.() ?? locale.weekInfo ?? monday).firstDay % 7
  } catch {
    return monday.firstDay
  }
}

/** A method in current runtimes, a property in Node 20. */
interface WithWeek extends Intl.Locale {
  readonly getWeekInfo?: () => { readonly firstDay: number }
  readonly weekInfo?: { readonly firstDay: number }
}

const monday = { firstDay: 1 }

const firstLanguage = (acceptLanguage: string | null): string => (acceptLanguage ?? '').split(/[,;]/)[0]?.trim() || 'en-GB'
