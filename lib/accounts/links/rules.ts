import { z } from 'zod'
import { dayMs, minuteMs } from '../../time/units'

interface LinkRule {
  readonly lifetimeMs: number
  /** Path before the secret part. */
  readonly path: string
  /** What the link completes. */
  readonly payload: z.ZodType
}

/** Every kind of link that an email carries. */
export const linkRules = {
  sign_up: {
    lifetimeMs: dayMs,
    path: '/verify-email/',
    payload: z.strictObject({ name: z.string(), passwordHash: z.string(), timeZone: z.string() }),
  },
  verify_email: { lifetimeMs: dayMs, path: '/verify-email/', payload: z.strictObject({}) },
  reset_password: { lifetimeMs: 30 * minuteMs, path: '/reset-password/', payload: z.strictObject({}) },
  // a change of the email address needs both: two kinds, so that one link does not replace the other
  change_email_old: { lifetimeMs: dayMs, path: '/confirm-email/', payload: z.strictObject({ newEmail: z.string() }) },
  change_email_new: { lifetimeMs: dayMs, path: '/confirm-email/', payload: z.strictObject({ newEmail: z.string() }) },
} as const satisfies Readonly<Record<string, LinkRule>>

export type LinkKind = keyof typeof linkRules
export type LinkPayload<K extends LinkKind> = z.output<(typeof linkRules)[K]['payload']>
