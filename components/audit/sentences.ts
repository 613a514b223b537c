import { roleLabels } from '@/components/shell/role-labels'
import { joinWords } from '@/components/ui/join-words'
import type { Role } from '@/lib/actor'
import type { AuditAction } from '@/lib/audit/index'

type Fields = Readonly<Record<string, unknown>> | null

/** The part of an entry that determines its sentence. */
export interface EntryFacts {
  readonly action: string
  readonly before: Fields
  readonly after: Fields
}

/** What follows the name of the actor: "renamed", its object, " from “a” to “b”". */
export interface Sentence {
  readonly does: string
  /** How the object follows the verb; null if the sentence has none. */
  readonly object: 'direct' | 'of' | 'for' | 'to' | null
  readonly rest: string
}

type Composer = (entry: EntryFacts) => Sentence

const direct =
  (does: string, rest = ''): Composer =>
  () => ({ does, object: 'direct', rest })
const of =
  (does: string, rest = ''): Composer =>
  () => ({ does, object: 'of', rest })
const alone =
  (does: string): Composer =>
  () => ({ does, object: null, rest: '' })
const forPerson =
  (does: string): Composer =>
  () => ({ does, object: 'for', rest: '' })
const resetLink = forPerson('created a password reset link')

/** A sentence for every action: a new action does not compile without one. */
const sentences: Readonly<Record<AuditAction, Composer>> = {
  'token.created': direct('created'),
  'token.edited': edited,
  'token.activated': direct('activated'),
  'token.deactivated': direct('deactivated'),
  'token.removed': direct('removed', ' from the list'),
  'token.restored': direct('restored', ' to the list'),
  'token.kept': direct('kept', ' although it was inactive'),
  'token.rotated': direct('rotated'),
  'token.overlap_extended': of('gave the old token', ' 24 more hours'),
  'token.overlap_ended': of('stopped the old token'),
  'token.viewed': direct('viewed'),
  'token.deleted': direct('deleted', ' permanently'),
  'tokens.exported': exported,
  'access.denied': direct('was denied a change on the page'),
  'audit.exported': alone('exported the audit log'),
  'policy.changed': alone('changed the token policy'),
  'organization.created': direct('created the organization'),
  'organization.changed': alone('changed the organization settings'),
  'organization.second_factor_changed': secondFactorChanged,
  'organization.transferred': () => ({ does: 'transferred the organization', object: 'to', rest: '' }),
  'organization.deletion_scheduled': alone('scheduled the deletion of the organization'),
  'organization.deletion_canceled': alone('canceled the deletion of the organization'),
  'organization.deleted': direct('deleted the organization', ' permanently'),
  'location.added': direct('added the location'),
  'location.renamed': renamedLocation,
  'location.changed': direct('changed the location'),
  'location.archived': direct('archived the location'),
  'location.restored': direct('restored the location'),
  'member.added': added,
  'member.deactivated': direct('deactivated the member'),
  'member.reactivated': direct('reactivated the member'),
  'member.removed': direct('removed', ' from the organization'),
  'member.role_changed': roleChanged,
  'member.profile_changed': of('changed the profile'),
  'member.left': alone('left the organization'),
  'invitation.sent': direct('invited'),
  'invitation.renewed': forPerson('renewed the invitation'),
  'invitation.revoked': forPerson('revoked the invitation'),
  'invitation.accepted': alone('accepted the invitation'),
  'invitation.declined': alone('declined the invitation'),
  'member.reset_link_created': resetLink,
  'destination.created': direct('added the destination'),
  'destination.deleted': direct('deleted the destination'),
  'destination.paused': direct('paused the destination'),
  'destination.resumed': direct('resumed the destination'),
  'destination.tested': direct('tested the destination'),
  'destination.token_renewed': direct('renewed the token of the destination'),
  'service_token.created': direct('created the service token'),
  'service_token.revoked': direct('revoked the service token'),
  'clock.accepted': alone('accepted the time of the machine'),
  'clock.reset': alone('reset the clock to the time of the machine'),
  'installation.restored': alone('restored a backup'),
  'user.created': of('created the account'),
  'user.signed_in': alone('signed in'),
  'user.signed_out': alone('signed out'),
  'user.session_ended': alone('ended a session'),
  'user.identity_confirmed': alone('confirmed their identity'),
  'user.locked': of('locked the account'),
  'user.password_changed': alone('changed their password'),
  'user.passkey_added': alone('added a passkey'),
  'user.passkey_renamed': alone('renamed a passkey'),
  'user.passkey_removed': alone('removed a passkey'),
  'user.two_factor_enabled': alone('enabled two-factor authentication'),
  'user.two_factor_disabled': alone('disabled two-factor authentication'),
  'user.recovery_codes_replaced': alone('replaced their recovery codes'),
  'user.recovery_code_used': alone('used a recovery code'),
  'user.profile_changed': alone('changed their profile'),
  'user.email_change_requested': alone('requested a new email address'),
  'user.email_change_canceled': alone('canceled the change of their email address'),
  'user.email_changed': alone('changed their email address'),
  'user.email_verified': alone('verified their email address'),
  'user.other_sessions_ended': alone('ended their other sessions'),
  'user.data_exported': alone('exported their data'),
  'user.deleted': alone('deleted their account'),
  'user.identity_linked': alone('linked a sign-in provider'),
  'user.identity_removed': alone('removed a sign-in provider'),
  'user.signed_up': alone('signed up'),
  'user.password_reset': alone('reset their password'),
  'user.reset_link_created': resetLink,
  'installation.maintenance_started': alone('started maintenance mode'),
  'installation.maintenance_ended': alone('ended maintenance mode'),
}

const isKnown = (action: string): action is AuditAction => Object.hasOwn(sentences, action)

/** An action of a later version shows its code. */
export const sentenceOf = (entry: EntryFacts): Sentence =>
  isKnown(entry.action) ? sentences[entry.action](entry) : { does: `changed something (${entry.action})`, object: 'of', rest: '' }

/** Joins the verb and the object: "renamed ", "changed the note of ". */
export const lead = ({ does, object }: Sentence): string => (object === 'direct' || object === null ? `${does} ` : `${does} ${object} `)

/** The sentence as text: "Ana Martins deactivated Zapier sync". */
export function sentenceText(actor: string, subject: string | null, entry: EntryFacts): string {
  const sentence = sentenceOf(entry)
  const said =
    sentence.object === null || subject === null ? `${sentence.does}${sentence.rest}` : `${lead(sentence)}${subject}${sentence.rest}`
  return `${actor} ${said}`
}

const editedFields: Readonly<Record<string, string>> = {
  name: 'name',
  note: 'note',
  scopes: 'access',
  ipAllowlist: 'IP allowlist',
  requestsPerMinute: 'rate limit',
}

function edited({ before, after }: EntryFacts): Sentence {
  const changed = Object.keys(after ?? {})
  if (changed.length === 0) return { does: 'saved', object: 'direct', rest: ' without changes' }
  if (changed.join() === 'name') return { does: 'renamed', object: 'direct', rest: ` from “${before?.name}” to “${after?.name}”` }
  return { does: `changed the ${joinWords(changed.map((field) => editedFields[field] ?? field))}`, object: 'of', rest: '' }
}

function renamedLocation({ before, after }: EntryFacts): Sentence {
  const names = [before?.name, after?.name]
  const rest = names.every((name) => typeof name === 'string') ? ` from “${names[0]}” to “${names[1]}”` : ''
  return { does: 'renamed a location', object: null, rest }
}

const required: Readonly<Record<string, string>> = { admins: 'owners and admins', everyone: 'everyone' }

function secondFactorChanged({ after }: EntryFacts): Sentence {
  const whom = required[String(after?.secondFactor)]
  return { does: whom === undefined ? 'made the second factor optional' : `required a second factor of ${whom}`, object: null, rest: '' }
}

function exported({ after }: EntryFacts): Sentence {
  const count = Number(after?.count ?? 0)
  return { does: `exported ${count.toLocaleString('en-GB')} ${count === 1 ? 'token' : 'tokens'}`, object: null, rest: '' }
}

const roleOf = (fields: Fields): string | null => {
  const role = fields?.role
  return typeof role === 'string' && Object.hasOwn(roleLabels, role) ? roleLabels[role as Role] : null
}

function added({ after }: EntryFacts): Sentence {
  const role = roleOf(after)
  return { does: 'added', object: 'direct', rest: role === null ? '' : ` as ${role}` }
}

function roleChanged({ before, after }: EntryFacts): Sentence {
  const role = roleOf(after)
  if (role === null || role === roleOf(before)) return { does: 'changed the locations', object: 'of', rest: '' }
  return { does: 'changed the role', object: 'of', rest: ` to ${role}` }
}
