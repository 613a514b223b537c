import type { AccountActor, Actor, PersonActor, Role } from '../actor'
import { isPrivate } from '../boot/loopback.mjs'
import { findAdministrators } from '../directory/index'
import type { LocationId, OrgId, UserId } from '../ids'
import { isSlug } from '../input/slug'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import type { OrganizationsDeps } from './deps'
import { createInvitations, type Invitations } from './invitations/invitations'
import { canChangeMembers, grantableRoles, type MemberFailure } from './member-change'
import type {
  GeneralInput,
  LeavingView,
  LocationFilter,
  LocationPage,
  MemberFilter,
  MemberPage,
  MemberView,
  NewLocationInput,
  NewMemberInput,
  NewOrganizationInput,
  RenameLocationInput,
  RoleInput,
  SetUpInput,
  TestEmailInput,
} from './schema'
import { findOrgId, hasPeople, isSlugTaken } from './store'
import { addLocation } from './verbs/add-location'
import { addMember } from './verbs/add-member'
import { archiveLocation, type LocationFailure, renameLocation, restoreLocation } from './verbs/change-location'
import { changeRole } from './verbs/change-role'
import { checkInstallation, type InstallationCheck } from './verbs/check-installation'
import { checkSetUp } from './verbs/check-set-up'
import { createOrganization } from './verbs/create-organization'
import { createMemberResetLink, type ResetLinkFailure } from './verbs/create-reset-link'
import { type DeleteAccountFailure, deleteAccount } from './verbs/delete-account'
import { type LeaveFailure, leaveOrganization, readLeaving } from './verbs/leave'
import { listMembers } from './verbs/list-members'
import { locationPage } from './verbs/location-page'
import { memberPage } from './verbs/member-page'
import { bySlug, type VisibleOrganization, visibleTo } from './verbs/memberships'
import { deactivateMember, reactivateMember, removeMember } from './verbs/remove-member'
import { saveGeneral } from './verbs/save-general'
import { sendSetupTestEmail, type TestEmailFailure } from './verbs/send-test-email'
import { type SetUpFailure, setUp } from './verbs/set-up'

export type SlugState = 'free' | 'taken' | 'invalid'

export interface Organizations {
  /** True once a person exists; `setUp` is rejected from then on. */
  isSetUp(): Promise<boolean>
  /** True if setup requires the code that `npm start` printed. */
  readonly setUpNeedsCode: boolean
  /** Creates the first person as owner of the first organization. Of concurrent calls exactly one succeeds. */
  setUp(input: SetUpInput, origin: Origin): Promise<Outcome<{ slug: string }, SetUpFailure>>
  /** Validates the parts given so far, with the field names of `setUp`; rejected once Keyrail is set up. */
  checkSetUp(input: Partial<SetUpInput>, origin: Origin): Promise<Outcome<null, SetUpFailure>>
  /** Returns within seconds, even if the database or the mail server is unreachable. */
  checkInstallation(): Promise<readonly InstallationCheck[]>
  /** Sends one email, a few times an hour; rejected once Keyrail is set up, and without the code if setup requires it. */
  sendTestEmail(input: TestEmailInput, origin: Origin): Promise<Outcome<null, TestEmailFailure>>
  slugState(slug: string): Promise<SlugState>
  /** A person's active membership, read on every call; null if there is none, also if the organization does not exist. */
  bySlug(userId: UserId, slug: string): Promise<VisibleOrganization | null>
  /** A person's organizations by name, each with the open locations they can see. */
  visibleTo(userId: UserId): Promise<readonly VisibleOrganization[]>
  /** Names of the first five owners and admins, to ask for access. */
  administrators(orgId: OrgId): Promise<readonly string[]>
  /** Operator only. */
  createOrganization(
    actor: Actor,
    input: NewOrganizationInput,
  ): Promise<Outcome<{ orgId: OrgId }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** For the operator, owners and admins. */
  addLocation(
    actor: Actor,
    orgId: OrgId,
    input: NewLocationInput,
  ): Promise<Outcome<{ locationId: LocationId; slug: string }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** The locations of the actor's organization; for owners and admins, like the changes below. */
  locationPage(actor: PersonActor, filter: LocationFilter): Promise<Outcome<LocationPage, 'forbidden'>>
  renameLocation(actor: PersonActor, id: string, input: RenameLocationInput): Promise<Outcome<null, LocationFailure | 'invalid_input'>>
  /** Its tokens are rejected from the next request on, until it is restored. */
  archiveLocation(actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>>
  restoreLocation(actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>>
  /** Name and time zone of the actor's organization. */
  saveGeneral(actor: PersonActor, input: GeneralInput): Promise<Outcome<{ name: string; timeZone: string }, 'forbidden' | 'invalid_input'>>
  addMember(
    actor: Actor,
    orgId: OrgId,
    input: NewMemberInput,
  ): Promise<Outcome<null, 'forbidden' | 'invalid_input' | 'not_found' | 'conflict'>>
  /** Active and deactivated members; for owners, admins and the operator, like the changes below. */
  members(actor: Actor, orgId: OrgId): Promise<Outcome<readonly MemberView[], 'forbidden'>>
  /** True for owners and admins: they manage members, invitations, roles and locations. */
  canManage(actor: Actor): boolean
  /** Roles that the actor may give to members and in invitations. */
  grantableRoles(actor: PersonActor): readonly Role[]
  /** One page of the members of the actor's organization, also of the deactivated ones, but not of removed ones. */
  memberPage(actor: PersonActor, filter: MemberFilter): Promise<Outcome<MemberPage, 'forbidden'>>
  /** Requires re-authentication. Admins can neither make someone an owner nor change one; the last owner stays (`conflict`). */
  changeRole(actor: Actor, orgId: OrgId, input: RoleInput): Promise<Outcome<null, MemberFailure | 'invalid_input'>>
  /** Their user tokens are suspended until they are reactivated. */
  deactivateMember(actor: Actor, orgId: OrgId, userId: UserId): Promise<Outcome<null, MemberFailure>>
  /** Restores their role and locations; a removed member comes back without their tokens. */
  reactivateMember(actor: Actor, orgId: OrgId, userId: UserId): Promise<Outcome<null, MemberFailure>>
  /** Revokes their user tokens and returns the number. Admin and location tokens stay. */
  removeMember(actor: Actor, orgId: OrgId, userId: UserId): Promise<Outcome<{ readonly tokens: number }, MemberFailure>>
  /**
   * A link with which a member resets their password, while Keyrail sends no email. Requires re-authentication. For owners and admins, but
   * not for owners by admins, nor for members of another organization.
   */
  createMemberResetLink(actor: Actor, userId: UserId): Promise<Outcome<{ readonly url: string }, ResetLinkFailure>>
  /** The actor's organizations, and what leaving each would do to tokens. */
  leaving(actor: AccountActor): Promise<readonly LeavingView[]>
  /** Requires re-authentication. Revokes the actor's user tokens; the last owner stays (`conflict`). */
  leave(actor: AccountActor, slug: string): Promise<Outcome<{ tokens: number }, LeaveFailure>>
  /** Requires re-authentication. Leaves every organization and removes the personal data; the last owner of any stays (`conflict`). */
  deleteAccount(actor: AccountActor, email: string): Promise<Outcome<{ tokens: number }, DeleteAccountFailure>>
  readonly invitations: Invitations
  /** null if no organization has this slug. */
  orgIdOf(slug: string): Promise<OrgId | null>
}

export function createOrganizations(deps: OrganizationsDeps): Organizations {
  return {
    isSetUp: () => hasPeople(deps.db.read),
    setUpNeedsCode: !isPrivate(deps),
    setUp: (input, origin) => setUp(deps, input, origin),
    checkSetUp: (input, origin) => checkSetUp(deps, input, origin),
    checkInstallation: () => checkInstallation(deps),
    sendTestEmail: (input, origin) => sendSetupTestEmail(deps, input, origin),
    slugState: async (slug) => {
      if (!isSlug(slug)) return 'invalid'
      return (await isSlugTaken(deps.db.read, slug)) ? 'taken' : 'free'
    },
    bySlug: (userId, slug) => bySlug(deps, userId, slug),
    visibleTo: (userId) => visibleTo(deps, userId),
    administrators: (orgId) => findAdministrators(deps.db.read, orgId),
    createOrganization: (actor, input) => createOrganization(deps, actor, input),
    addLocation: (actor, orgId, input) => addLocation(deps, actor, orgId, input),
    locationPage: (actor, filter) => locationPage(deps, actor, filter),
    renameLocation: (actor, id, input) => renameLocation(deps, actor, id, input),
    archiveLocation: (actor, id) => archiveLocation(deps, actor, id),
    restoreLocation: (actor, id) => restoreLocation(deps, actor, id),
    saveGeneral: (actor, input) => saveGeneral(deps, actor, input),
    addMember: (actor, orgId, input) => addMember(deps, actor, orgId, input),
    members: (actor, orgId) => listMembers(deps, actor, orgId),
    canManage: (actor) => actor.kind === 'person' && canChangeMembers(actor, actor.orgId),
    grantableRoles: (actor) => (canChangeMembers(actor, actor.orgId) ? grantableRoles(actor) : []),
    memberPage: (actor, filter) => memberPage(deps, actor, filter),
    changeRole: (actor, orgId, input) => changeRole(deps, actor, orgId, input),
    deactivateMember: (actor, orgId, userId) => deactivateMember(deps, actor, orgId, userId),
    reactivateMember: (actor, orgId, userId) => reactivateMember(deps, actor, orgId, userId),
    removeMember: (actor, orgId, userId) => removeMember(deps, actor, orgId, userId),
    createMemberResetLink: (actor, userId) => createMemberResetLink(deps, actor, userId),
    leaving: (actor) => readLeaving(deps, actor),
    leave: (actor, slug) => leaveOrganization(deps, actor, slug),
    deleteAccount: (actor, email) => deleteAccount(deps, actor, email),
    invitations: createInvitations(deps),
    orgIdOf: (slug) => findOrgId(deps.db.read, slug),
  }
}

export type { InstallationCheck, MemberView, OrganizationsDeps, SetUpInput, VisibleOrganization }
