import type { AccountActor, PersonActor } from '../../actor'
import type { Origin } from '../../ports'
import type { Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type AnswerFailure, acceptAsNewUser, acceptInvitation, declineInvitation, presentInvitation } from './answer'
import { type InviteFailure, invite } from './invite'
import { invitationPage } from './list'
import { type ManageFailure, renewLink, resend, revokeInvitation } from './manage'
import type {
  AcceptanceInput,
  InvitationFilter,
  InvitationInput,
  InvitationLink,
  InvitationPage,
  Invited,
  PresentedInvitation,
} from './schema'

/** For owners and admins, who can invite no one with a role that they may not give; changes require re-authentication. */
export interface Invitations {
  /** Invites each address for seven days; an address that is invited again loses its earlier invitation. */
  invite(actor: PersonActor, input: InvitationInput): Promise<Outcome<Invited, InviteFailure>>
  page(actor: PersonActor, filter: InvitationFilter): Promise<Outcome<InvitationPage, 'forbidden'>>
  /** Returns a new link to copy, for another seven days. */
  renewLink(actor: PersonActor, id: string): Promise<Outcome<InvitationLink, ManageFailure>>
  /** Sends a new email, for another seven days; `wrong_status` if Keyrail sends none. */
  resend(actor: PersonActor, id: string): Promise<Outcome<null, ManageFailure>>
  revoke(actor: PersonActor, id: string): Promise<Outcome<null, ManageFailure>>
  /** What the page of a link shows; changes nothing. */
  present(secret: string): Promise<PresentedInvitation>
  /** Of concurrent callers one succeeds. `forbidden` if the invitation is for another email address. */
  accept(actor: AccountActor, secret: string): Promise<Outcome<{ slug: string }, AnswerFailure>>
  /** The email address of the new user counts as verified only if the link came by email. */
  acceptAsNewUser(
    secret: string,
    input: AcceptanceInput,
    origin: Origin,
  ): Promise<Outcome<{ ticket: string; slug: string }, AnswerFailure | 'invalid_input'>>
  decline(secret: string, origin: Origin): Promise<Outcome<null, 'not_found' | 'forbidden'>>
}

export function createInvitations(deps: OrganizationsDeps): Invitations {
  return {
    invite: (actor, input) => invite(deps, actor, input),
    page: (actor, filter) => invitationPage(deps, actor, filter),
    renewLink: (actor, id) => renewLink(deps, actor, id),
    resend: (actor, id) => resend(deps, actor, id),
    revoke: (actor, id) => revokeInvitation(deps, actor, id),
    present: (secret) => presentInvitation(deps, secret),
    accept: (actor, secret) => acceptInvitation(deps, actor, secret),
    acceptAsNewUser: (secret, input, origin) => acceptAsNewUser(deps, secret, input, origin),
    decline: (secret, origin) => declineInvitation(deps, secret, origin),
  }
}
