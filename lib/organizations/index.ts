import type { AccountActor, Actor, JobActor, PersonActor, Role } from '../actor'
import { isPrivate } from '../boot/loopback.mjs'
import { type DeletedRows, deleteExpired } from '../db/retention'
import { findAdministrators } from '../directory/index'
import type { LocationId, OrgId, UserId } from '../ids'
import { isSlug } from '../input/slug'
import type { Origin } from '../ports'
import { fail, type Outcome, ok } from '../result'
import type { DeletionTime } from '../time/deletion'
import { type ClosingFailure, cancelDeletion, closeOrganization, ownsOrganization } from './deletion/close'
import { deleteClosed } from './deletion/delete-closed'
import type { OrganizationsDeps } from './deps'
import { retention } from './invitations/clean-store'
import { createInvitations, type Invitations } from './invitations/invitations'
import { readLocationChoices, readVisibleLocation, readVisibleLocations } from './location-choices'
import { canChangeMembers, grantableRoles, type MemberFailure } from './member-change'
import type {
  DangerFilter,
  DangerPage,
  ExportedLocation,
  FirstSteps,
  FoundPeople,
  GeneralInput,
  LeavingView,
  LocationChoices,
  LocationFilter,
  LocationInput,
  LocationPage,
  MemberFilter,
  MemberPage,
  MemberView,
  NewLocationInput,
  NewMemberInput,
  NewOrganizationInput,
  OwnOrganizationInput,
  RoleInput,
  SecondFactorInput,
  SecondFactorRule,
  SetUpInput,
  TestEmailInput,
  VisibleFilter,
  VisibleLocation,
  VisibleLocations,
} from './schema'
import { type SecondFactorDemand, type SecondFactorFailure, saveSecondFactorRule, secondFactorDemand } from './second-factor'
import { findCreatedSlots, findOrgId, findSecondFactorRule, hasPeople, isSlugTaken } from './store'
import { addLocation } from './verbs/add-location'
import { addMember } from './verbs/add-member'
import { archiveLocation, editLocation, type LocationFailure, restoreLocation } from './verbs/change-location'
import { changeRole } from './verbs/change-role'
import { checkInstallation, type InstallationCheck } from './verbs/check-installation'
import { checkSetUp } from './verbs/check-set-up'
import { createOrganization } from './verbs/create-organization'
import { type CreateOwnFailure, createOwnOrganization } from './verbs/create-own-organization'
import { createMemberResetLink, type ResetLinkFailure } from './verbs/create-reset-link'
import { dangerPage } from './verbs/danger-page'
import { type DeleteAccountFailure, deleteAccount } from './verbs/delete-account'
import { findPeople } from './verbs/find-people'
import { firstSteps } from './verbs/first-steps'
import { type LeaveFailure, leaveOrganization, readLeaving } from './verbs/leave'
import { listMembers } from './verbs/list-members'
import { exportLocations, locationPage } from './verbs/location-page'
import { memberPage } from './verbs/member-page'
import { bySlug, type VisibleOrganization, visibleTo } from './verbs/memberships'
import { deactivateMember, reactivateMember, removeMember } from './verbs/remove-member'
import { saveGeneral } from './verbs/save-general'
import { sendSetupTestEmail, type TestEmailFailure } from './verbs/send-test-email'
import { type SetUpFailure, setUp } from './verbs/set-up'
import { transferOwnership } from './verbs/transfer-ownership'

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
  /** A person's organizations by name. */
  visibleTo(userId: UserId): Promise<readonly VisibleOrganization[]>
  /** Names of the first five owners and admins, to ask for access. */
  administrators(orgId: OrgId): Promise<readonly string[]>
  /** Operator only. */
  createOrganization(
    actor: Actor,
    input: NewOrganizationInput,
  ): Promise<Outcome<{ orgId: OrgId }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** True if people may create organizations in this installation. */
  readonly mayCreate: boolean
  /** How many organizations the actor may create and has created. */
  creation(actor: AccountActor): Promise<{ readonly limit: number; readonly created: number }>
  /** Creates an organization with the actor as its owner, up to the limit of the installation. */
  createOwn(actor: AccountActor, input: OwnOrganizationInput): Promise<Outcome<{ slug: string }, CreateOwnFailure>>
  /** For the operator, owners and admins. */
  addLocation(
    actor: Actor,
    orgId: OrgId,
    input: NewLocationInput,
  ): Promise<Outcome<{ locationId: LocationId; slug: string }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** The locations of the actor's organization; for owners and admins, like the changes below. */
  locationPage(actor: PersonActor, filter: LocationFilter): Promise<Outcome<LocationPage, 'forbidden'>>
  /** Every location that the filter selects, in batches. */
  exportLocations(actor: PersonActor, filter: LocationFilter): Outcome<AsyncIterable<readonly ExportedLocation[]>, 'forbidden'>
  /** Open locations that a query finds, for choosing some. */
  locationChoices(actor: PersonActor, q: string): Promise<Outcome<LocationChoices, 'forbidden'>>
  /** The first open locations that the actor can see and a query finds: every one for owners and admins, their own for others. */
  visibleLocations(actor: PersonActor, filter: VisibleFilter): Promise<VisibleLocations>
  visibleLocation(actor: PersonActor, slug: string): Promise<VisibleLocation | null>
  editLocation(actor: PersonActor, id: string, input: LocationInput): Promise<Outcome<null, LocationFailure | 'invalid_input' | 'conflict'>>
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
  /** What owners and admins of a new organization still have to do; null once it is done, and for everyone else. */
  firstSteps(actor: PersonActor): Promise<FirstSteps | null>
  /** Up to five members of the actor's organization by name or email address; for owners and admins. */
  findPeople(actor: PersonActor, q: string): Promise<Outcome<FoundPeople, 'forbidden'>>
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
  /** The member becomes an owner and the actor an admin. For owners, like the rest below; requires re-authentication. */
  transferOwnership(actor: PersonActor, userId: UserId): Promise<Outcome<null, MemberFailure>>
  /** Requires re-authentication and the typed name. Suspends every token with the same commit; the organization is deleted 7 days later. */
  close(actor: PersonActor, name: string): Promise<Outcome<{ deletedAt: string }, ClosingFailure | 'invalid_input'>>
  /** Requires re-authentication: tokens work again as before. */
  cancelDeletion(actor: PersonActor): Promise<Outcome<null, ClosingFailure>>
  dangerPage(actor: PersonActor, filter: DangerFilter): Promise<Outcome<DangerPage, 'forbidden'>>
  /** Transfers and deletes the organization, and requires second factors. */
  owns(actor: PersonActor): boolean
  /** Deletes the organizations whose 7 days are over, for good. */
  deleteClosed(actor: JobActor): Promise<{ deleted: number }>
  /** Requires re-authentication, and a second factor of the actor if theirs becomes required. */
  saveSecondFactorRule(actor: PersonActor, input: SecondFactorInput): Promise<Outcome<{ rule: SecondFactorRule }, SecondFactorFailure>>
  secondFactorRule(actor: PersonActor): Promise<SecondFactorRule>
  /** Organizations that require a second factor of the user, and whether they have one. */
  secondFactorDemand(actor: AccountActor): Promise<SecondFactorDemand>
  readonly invitations: Invitations
  /** Deletes invitations 90 days after they expired or would have expired. */
  clean(now: DeletionTime): Promise<DeletedRows>
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
    mayCreate: deps.organizationsPerPerson > 0,
    creation: async ({ userId }) => ({
      limit: deps.organizationsPerPerson,
      created: (await findCreatedSlots(deps.db.read, userId)).length,
    }),
    createOwn: (actor, input) => createOwnOrganization(deps, actor, input),
    addLocation: (actor, orgId, input) => addLocation(deps, actor, orgId, input),
    locationPage: (actor, filter) => locationPage(deps, actor, filter),
    exportLocations: (actor, filter) => exportLocations(deps, actor, filter),
    locationChoices: async (actor, q) =>
      canChangeMembers(actor, actor.orgId) ? ok(await readLocationChoices(deps.db.read, actor.orgId, q.slice(0, 200))) : fail('forbidden'),
    visibleLocations: (actor, filter) => readVisibleLocations(deps.db.read, actor, filter),
    visibleLocation: async (actor, slug) => (isSlug(slug) ? readVisibleLocation(deps.db.read, actor, slug) : null),
    editLocation: (actor, id, input) => editLocation(deps, actor, id, input),
    archiveLocation: (actor, id) => archiveLocation(deps, actor, id),
    restoreLocation: (actor, id) => restoreLocation(deps, actor, id),
    saveGeneral: (actor, input) => saveGeneral(deps, actor, input),
    addMember: (actor, orgId, input) => addMember(deps, actor, orgId, input),
    members: (actor, orgId) => listMembers(deps, actor, orgId),
    canManage: (actor) => actor.kind === 'person' && canChangeMembers(actor, actor.orgId),
    grantableRoles: (actor) => (canChangeMembers(actor, actor.orgId) ? grantableRoles(actor) : []),
    memberPage: (actor, filter) => memberPage(deps, actor, filter),
    firstSteps: (actor) => firstSteps(deps, actor),
    findPeople: (actor, q) => findPeople(deps, actor, q),
    changeRole: (actor, orgId, input) => changeRole(deps, actor, orgId, input),
    deactivateMember: (actor, orgId, userId) => deactivateMember(deps, actor, orgId, userId),
    reactivateMember: (actor, orgId, userId) => reactivateMember(deps, actor, orgId, userId),
    removeMember: (actor, orgId, userId) => removeMember(deps, actor, orgId, userId),
    createMemberResetLink: (actor, userId) => createMemberResetLink(deps, actor, userId),
    leaving: (actor) => readLeaving(deps, actor),
    leave: (actor, slug) => leaveOrganization(deps, actor, slug),
    deleteAccount: (actor, email) => deleteAccount(deps, actor, email),
    transferOwnership: (actor, userId) => transferOwnership(deps, actor, userId),
    close: (actor, name) => closeOrganization(deps, actor, name),
    cancelDeletion: (actor) => cancelDeletion(deps, actor),
    dangerPage: (actor, filter) => dangerPage(deps, actor, filter),
    owns: ownsOrganization,
    deleteClosed: (actor) => deleteClosed(deps, actor),
    saveSecondFactorRule: (actor, input) => saveSecondFactorRule(deps, actor, input),
    secondFactorRule: async ({ orgId }) => (await findSecondFactorRule(deps.db.read, orgId)) as SecondFactorRule,
    secondFactorDemand: (actor) => secondFactorDemand(deps, actor),
    invitations: createInvitations(deps),
    clean: (now) => deleteExpired(deps.db, now, retention),
    orgIdOf: (slug) => findOrgId(deps.db.read, slug),
  }
}

export { refoldLocations } from './locations-store'
export type { InstallationCheck, MemberView, OrganizationsDeps, SetUpInput, VisibleOrganization }
