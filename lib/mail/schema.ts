import { z } from 'zod'

/** An email as GET /qa/outbox returns it. */
export const outboxEmail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: z.iso.datetime(),
})
export type OutboxEmail = z.infer<typeof outboxEmail>
