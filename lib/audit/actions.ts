/** Actions on one token: the history of a token consists of these. */
const tokenAuditActions = [
  'token.created',
  'token.edited',
  'token.activated',
  'token.deactivated',
  'token.removed',
  'token.restored',
  'token.kept',
  'token.rotated',
  'token.overlap_extended',
  'token.overlap_ended',
  'token.viewed',
  'token.deleted',
] as const
export type TokenAuditAction = (typeof tokenAuditActions)[number]

/** Every action that the audit log records, in an organization or in the installation. */
const auditActions = [
  ...tokenAuditActions,
  'tokens.exported',
  'policy.changed',
  'organization.created',
  'location.added',
  'member.added',
  'member.deactivated',
  'member.reactivated',
  'member.removed',
  'member.role_changed',
  'member.profile_changed',
  'destination.created',
  'destination.deleted',
  'destination.paused',
  'destination.resumed',
  'destination.tested',
  'destination.token_renewed',
  'service_token.created',
  'service_token.revoked',
  'user.created',
  'user.signed_in',
  'user.signed_out',
  'user.session_ended',
  'user.identity_confirmed',
  'user.locked',
] as const
export type AuditAction = (typeof auditActions)[number]
