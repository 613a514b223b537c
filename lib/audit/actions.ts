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
  'audit.exported',
  'access.denied',
  'policy.changed',
  'organization.created',
  'organization.changed',
  'organization.second_factor_changed',
  'organization.transferred',
  'organization.deletion_scheduled',
  'organization.deletion_canceled',
  'organization.deleted',
  'location.added',
  'location.renamed',
  'location.changed',
  'location.archived',
  'location.restored',
  'member.added',
  'member.deactivated',
  'member.reactivated',
  'member.removed',
  'member.role_changed',
  'member.profile_changed',
  'member.left',
  'invitation.sent',
  'invitation.renewed',
  'invitation.revoked',
  'invitation.accepted',
  'invitation.declined',
  'member.reset_link_created',
  'destination.created',
  'destination.deleted',
  'destination.paused',
  'destination.resumed',
  'destination.tested',
  'destination.token_renewed',
  'service_token.created',
  'service_token.revoked',
  'clock.accepted',
  'clock.reset',
  'installation.restored',
  'user.created',
  'user.signed_in',
  'user.signed_out',
  'user.session_ended',
  'user.identity_confirmed',
  'user.locked',
  'user.password_changed',
  'user.passkey_added',
  'user.passkey_renamed',
  'user.passkey_removed',
  'user.two_factor_enabled',
  'user.two_factor_disabled',
  'user.recovery_codes_replaced',
  'user.recovery_code_used',
  'user.profile_changed',
  'user.email_change_requested',
  'user.email_change_canceled',
  'user.email_changed',
  'user.email_verified',
  'user.other_sessions_ended',
  'user.data_exported',
  'user.deleted',
  'user.identity_linked',
  'user.identity_removed',
  'user.signed_up',
  'user.password_reset',
  'user.reset_link_created',
  'installation.maintenance_started',
  'installation.maintenance_ended',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Groups that the audit log of an organization can be filtered by. */
export const auditGroups = ['tokens', 'members', 'locations', 'destinations', 'organization'] as const
export type AuditGroup = (typeof auditGroups)[number]

type Kind = AuditAction extends `${infer Prefix}.${string}` ? Prefix : never

/** Null: recorded in the installation only. */
const groups: Readonly<Record<Kind, AuditGroup | null>> = {
  token: 'tokens',
  tokens: 'tokens',
  member: 'members',
  invitation: 'members',
  location: 'locations',
  destination: 'destinations',
  organization: 'organization',
  policy: 'organization',
  audit: 'organization',
  access: 'organization',
  service_token: null,
  clock: null,
  installation: null,
  user: null,
}

const groupOf = (action: AuditAction): AuditGroup | null => groups[action.slice(0, action.indexOf('.')) as Kind]

export const actionsOf = (group: AuditGroup): readonly AuditAction[] => auditActions.filter((action) => groupOf(action) === group)

/** Results that the audit log can be filtered by: a change was made, or rejected because the role of the person does not allow it. */
export const auditResults = ['succeeded', 'denied'] as const
export type AuditResult = (typeof auditResults)[number]

export const deniedActions: readonly AuditAction[] = ['access.denied']

export const resultOf = (action: string): AuditResult => ((deniedActions as readonly string[]).includes(action) ? 'denied' : 'succeeded')
