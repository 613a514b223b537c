import { z } from 'zod'

/** The latest requests with a token, newest first. */
export const recentRequests = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: z.string(),
      at: z.iso.datetime(),
      /** `ok`, or why the token was rejected. */
      code: z.string(),
      /** Null, with `path`, if another service verified the token. */
      method: z.string().nullable(),
      path: z.string().nullable(),
      status: z.int().nullable(),
      statusText: z.string().nullable(),
      durationMs: z.int().nullable(),
      ip: z.string().nullable(),
    }),
  ),
  now: z.iso.datetime(),
})
export type RecentRequests = z.infer<typeof recentRequests>
