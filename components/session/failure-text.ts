import { joinWords } from '@/components/ui/join-words'
import type { Failure, FailureCode } from '@/lib/result'

/** "40 seconds", "4 minutes". */
export function waitText(seconds = 60): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

const sentences: Partial<Record<FailureCode, string>> = {
  forbidden: 'Your role changed while you were here.',
  not_found: 'This token does not exist any more.',
  conflict: 'This token changed a moment ago. Close this and look again.',
  wrong_status: 'This token changed a moment ago. Close this and look again.',
  reauthentication_required: 'Nothing was done. Confirm that it is you to go on.',
  missing_credentials: 'Nothing was done. Your session has ended.',
  unavailable: 'Keyrail did not answer. Look at the list before you try again.',
}

/** One sentence for the person, whatever went wrong. */
export function failureText(failure: Failure): string {
  if (failure.code === 'rate_limited') return `Too many changes in a short time. Try again in ${waitText(failure.retryAfter)}.`
  if (failure.code === 'paused') return ['Your organization has paused new tokens.', failure.detail].filter(Boolean).join(' ')
  const [field] = Object.values(failure.fields ?? {})
  return failure.detail ?? field?.[0] ?? sentences[failure.code] ?? 'Something went wrong on our side. Try again.'
}

const fieldWords: Readonly<Record<string, string>> = {
  name: 'Name',
  note: 'Note',
  type: 'Type',
  locationId: 'Location',
  scopes: 'Access',
  expires: 'Ends',
  ipAllowlist: 'IP allowlist',
  acknowledged: 'the acknowledgement',
  overlap: 'Old token',
}

/** "2 fields need attention: Name and Ends." */
export function fieldSummary(names: readonly string[]): string {
  const labels = joinWords(names.map((name) => fieldWords[name] ?? name))
  return names.length === 1 ? `1 field needs attention: ${labels}.` : `${names.length} fields need attention: ${labels}.`
}
