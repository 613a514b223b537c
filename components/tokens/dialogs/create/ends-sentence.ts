const day = /^(\d{4})-(\d{2})-(\d{2})$/

const zoneCity = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone

function inZone(at: Date, timeZone: string, clock: boolean): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(clock ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  })
  return format.format(at).replace('Sept', 'Sep')
}

/** "20 Nov 2027, 23:59 (Lisbon)" of a moment, or of the end of a chosen day in the person's zone; null for no day. */
export function endText(at: string, timeZone: string): string | null {
  const chosen = day.exec(at)
  const moment = new Date(chosen ? `${at}T00:00:00Z` : at)
  if (Number.isNaN(moment.getTime())) return null
  if (chosen && moment.toISOString().slice(0, 10) !== at) return null
  const text = chosen ? `${inZone(moment, 'UTC', false)}, 23:59` : inZone(moment, timeZone, true)
  return `${text} (${zoneCity(timeZone)})`
}

/** "Ends on 20 Nov 2027, 23:59 (Lisbon)". */
export function endsSentence(at: string | null, timeZone: string): string {
  if (at === null) return 'Has no end date'
  const text = endText(at, timeZone)
  return text === null ? 'Choose a day.' : `Ends on ${text}`
}
