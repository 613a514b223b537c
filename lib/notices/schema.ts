import { z } from 'zod'

/** What people are told of. */
export const noticeKinds = [
  'idle',
  'idle_done',
  'end',
  'ended',
  'overlap_ends',
  'old_still_used',
  'admin_token_created',
  'admin_token_changed',
  'policy_changed',
  'role_changed',
  'member_removed',
  'token_viewed',
  'delivery_failing',
  'new_sign_in',
] as const
export const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>
