import { dayMs, hourMs, minuteMs } from '@/lib/time/units'

/** Time left until then: "3 days 4 h", "22 h 10 min", "5 min". */
export function remaining(until: string, now: string): string {
  const left = Math.max(0, new Date(until).getTime() - new Date(now).getTime())
  const days = Math.floor(left / dayMs)
  const hours = Math.floor((left % dayMs) / hourMs)
  const minutes = Math.floor((left % hourMs) / minuteMs)
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}`
  if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`
  return minutes > 0 ? `${minutes} min` : 'less than a minute'
}
