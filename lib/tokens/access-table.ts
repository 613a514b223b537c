import type { Role } from '../actor'
import { tokenActions } from './schema'

export const accessVerbs = ['see', 'create', ...tokenActions] as const
export type AccessVerb = (typeof accessVerbs)[number]

/** `reauth`: allowed after a recent re-authentication. */
export type Access = 'yes' | 'reauth' | 'no'

/** Relation of a person to a token; a managed token belongs to a destination. */
export const relations = ['own', 'other', 'organization', 'ownLocation', 'otherLocation', 'ownDestination', 'otherDestination'] as const
export type Relation = (typeof relations)[number]

/** Every row names every verb: a new verb does not compile until each row allows or denies it. */
type Row = Readonly<Record<AccessVerb, Access>>

const nothing = {
  see: 'no',
  create: 'no',
  edit: 'no',
  view: 'no',
  rotate: 'no',
  changeOverlap: 'no',
  activate: 'no',
  deactivate: 'no',
  keep: 'no',
  remove: 'no',
  restore: 'no',
  delete: 'no',
} satisfies Row

const seeOnly = {
  see: 'yes',
  create: 'no',
  edit: 'no',
  view: 'no',
  rotate: 'no',
  changeOverlap: 'no',
  activate: 'no',
  deactivate: 'no',
  keep: 'no',
  remove: 'no',
  restore: 'no',
  delete: 'no',
} satisfies Row

const ownToken = {
  see: 'yes',
  create: 'yes',
  edit: 'yes',
  view: 'reauth',
  rotate: 'yes',
  changeOverlap: 'yes',
  activate: 'yes',
  deactivate: 'yes',
  keep: 'yes',
  remove: 'yes',
  restore: 'yes',
  delete: 'yes',
} satisfies Row

/**
 * Another person's token acts as that person: an administrator may stop it, but never get its secret. To stop a token, a session
 * is enough: an attacker who blocks re-authentication must not keep a leaked token alive.
 */
const othersToken = {
  see: 'yes',
  create: 'no',
  edit: 'no',
  view: 'no',
  rotate: 'no',
  changeOverlap: 'no',
  activate: 'reauth',
  deactivate: 'yes',
  keep: 'no',
  remove: 'no',
  restore: 'no',
  delete: 'reauth',
} satisfies Row

/** Admin and location tokens are in no person's list, so they cannot be removed from one. */
const adminToken = {
  see: 'yes',
  create: 'reauth',
  edit: 'reauth',
  view: 'reauth',
  rotate: 'reauth',
  changeOverlap: 'reauth',
  activate: 'reauth',
  deactivate: 'yes',
  keep: 'reauth',
  remove: 'no',
  restore: 'no',
  delete: 'reauth',
} satisfies Row

const locationToken = {
  see: 'yes',
  create: 'yes',
  edit: 'yes',
  view: 'reauth',
  rotate: 'yes',
  changeOverlap: 'yes',
  activate: 'yes',
  deactivate: 'yes',
  keep: 'yes',
  remove: 'no',
  restore: 'no',
  delete: 'yes',
} satisfies Row

/** A managed token is created and deleted with its destination and never edited. */
const managedToken = {
  see: 'yes',
  create: 'no',
  edit: 'no',
  view: 'no',
  rotate: 'yes',
  changeOverlap: 'yes',
  activate: 'yes',
  deactivate: 'yes',
  keep: 'no',
  remove: 'no',
  restore: 'no',
  delete: 'no',
} satisfies Row

const administrator = {
  own: ownToken,
  other: othersToken,
  organization: adminToken,
  ownLocation: locationToken,
  otherLocation: locationToken,
  ownDestination: managedToken,
  otherDestination: managedToken,
} satisfies Record<Relation, Row>

/** Access by role and relation. Policy and token status can only restrict it further; token actors have their own rules. */
export const accessTable: Readonly<Record<Role, Readonly<Record<Relation, Row>>>> = {
  owner: administrator,
  admin: administrator,
  manager: {
    own: ownToken,
    other: nothing,
    organization: nothing,
    ownLocation: locationToken,
    otherLocation: nothing,
    ownDestination: managedToken,
    otherDestination: nothing,
  },
  member: {
    own: ownToken,
    other: nothing,
    organization: nothing,
    ownLocation: seeOnly,
    otherLocation: nothing,
    ownDestination: nothing,
    otherDestination: nothing,
  },
  viewer: {
    own: seeOnly,
    other: nothing,
    organization: nothing,
    ownLocation: nothing,
    otherLocation: nothing,
    ownDestination: nothing,
    otherDestination: nothing,
  },
}
