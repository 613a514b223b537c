import { z } from 'zod'

/** A mail as GET /qa/outbox tells it. */
export const outboxMail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: z.iso.datetime(),
})
export type OutboxMail = z.infer<typeof outboxMail>
