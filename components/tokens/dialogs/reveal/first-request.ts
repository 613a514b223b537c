import type { FirstUse } from '@/lib/tokens/schema'

export interface FirstRequestLine {
  readonly tone: 'waiting' | 'good' | 'bad' | 'stopped'
  readonly text: string
}

const rejectionLabels: Readonly<Record<string, string>> = {
  address_not_allowed: 'IP address not allowed',
  insufficient_scope: 'not enough access',
  deactivated: 'deactivated',
  suspended: 'suspended',
  expired: 'expired',
  deleted: 'deleted',
  rate_limited: 'too many requests',
}

function ago(at: string, now: string): string {
  const seconds = Math.max(0, Math.round((new Date(now).getTime() - new Date(at).getTime()) / 1000))
  if (seconds < 60) return seconds === 1 ? '1 second ago' : `${seconds} seconds ago`
  const minutes = Math.floor(seconds / 60)
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
}

/** What is read while watching: the server has only the latest request, and the first one that was seen stays. */
export const keepFirst = (before: FirstUse | undefined, read: FirstUse): FirstUse => ({
  ...read,
  accepted: before?.accepted ?? read.accepted,
})

/** `stopped`: the page no longer polls. */
export function firstRequestLine(use: FirstUse | undefined, stopped: boolean, status = '200 OK'): FirstRequestLine {
  if (use?.accepted) {
    const from = use.accepted.from === null ? '' : ` from ${use.accepted.from}`
    return { tone: 'good', text: `First request received ${ago(use.accepted.at, use.now)}${from}: ${status}` }
  }
  if (use?.rejected) {
    return { tone: 'bad', text: `A request arrived but was rejected: ${rejectionLabels[use.rejected.code] ?? 'not accepted'}.` }
  }
  if (stopped) return { tone: 'stopped', text: 'No request in 10 minutes. The token page will show the first one.' }
  return { tone: 'waiting', text: 'Waiting for the first request…' }
}
