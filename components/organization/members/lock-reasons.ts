import type { MemberRow } from '@/lib/organizations/schema'

/** Why the viewer may not change a member. */
export const lockReasons: Readonly<Record<Exclude<MemberRow['change'], 'allowed'>, string>> = {
  owners_only: 'Only owners can change an owner.',
  last_owner: 'The last owner. Make someone else an owner first.',
}
