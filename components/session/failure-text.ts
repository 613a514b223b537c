import type { Failure, FailureCode } from '@/lib/result'

/** "40 seconds", "4 minutes". */
export function waitText(seconds = 60): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** What an action changes. */
export type FailureSubject = 'token' | 'destination' | 'policy' | 'account' | 'member' | 'invitation' | 'location' | 'organization'

const subjectMessages: Partial<Record<FailureCode, (subject: FailureSubject) => string>> = {
  not_found: (subject) => `This ${subject} no longer exists.`,
  conflict: justChanged,
  wrong_status: justChanged,
}

function justChanged(subject: FailureSubject): string {
  return `This ${subject} was just changed. Check its current state and try again.`
}

const messages: Partial<Record<FailureCode, string>> = {
  forbidden: 'Nothing was changed. Your role no longer allows this.',
  reauthentication_required: "Nothing was changed. Confirm it's you to continue.",
  missing_credentials: 'Nothing was changed. Your session has ended. Sign in to continue.',
  second_factor_required: 'Nothing was changed. Your organization requires a second factor. Set one up under Settings, Security.',
  maintenance: 'Nothing was changed. Keyrail is read-only for maintenance. Tokens keep working, and you can still stop them.',
  unavailable: "Couldn't reach Keyrail. Your change may have been saved: check before you try again.",
}

/** Message for the user; details from the server take precedence. */
export function failureText(failure: Failure, subject: FailureSubject = 'token'): string {
  if (failure.code === 'rate_limited') return `Too many changes. Try again in ${waitText(failure.retryAfter)}.`
  if (failure.code === 'paused') return ['Your organization has paused new tokens.', failure.detail].filter(Boolean).join(' ')
  const [fieldErrors] = Object.values(failure.fields ?? {})
  return (
    failure.detail ??
    fieldErrors?.[0] ??
    subjectMessages[failure.code]?.(subject) ??
    messages[failure.code] ??
    'Something went wrong. Try again.'
  )
}
