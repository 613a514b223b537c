import { searchText } from '../../lib/input/search'
import { dayMs, hourMs } from '../../lib/time/units'

export const bigOrg = 'bench-big'
export const organizations = [bigOrg, ...Array.from({ length: 9 }, (_, index) => `bench-${index + 1}`)]
/**
 * Midnight of today: the dashboard reads the machine's clock, and its statuses must be those that were measured in the database. In a
 * database kept from an earlier day they differ.
 */
export const now = new Date(Math.floor(Date.now() / dayMs) * dayMs)

/** Evenly spread, and the same on every run and database. */
const mix = (index: number, salt: number, of: number): number => (Math.imul(index + 1, 2_654_435_761 + salt * 40_503) >>> 8) % of
const pick = <T>(items: readonly T[], index: number, salt: number): T => items[mix(index, salt, items.length)] as T
const daysFrom = (days: number): Date => new Date(now.getTime() + days * dayMs)
const padded = (index: number, length: number): string => String(index).padStart(length, '0')

const verbs = ['Zapier', 'Nightly export', 'Website forms', 'CRM sync', 'Billing', 'Warehouse', 'Reports', 'Import', 'Kiosk', 'Backup']
const places = ['Lisbon', 'São Paulo', 'Łódź', 'Berlin', 'Oslo', 'Porto', 'Lyon', 'Zürich', '東京', 'Dublin']
const firstNames = ['Ana', 'Rui', 'Nia', 'Lea', 'Tom', 'Eva', 'Kim', 'Max', 'Ida', 'Jon']
const lastNames = ['Martins', 'Costa', 'Weber', 'Novak', 'Silva', 'Berg', 'Kowalski', 'Tanaka', 'Dubois', 'Murphy']

export const userIdOf = (org: string, index: number): string => `${org}-user-${index}`
const locationIdOf = (org: string, index: number): string => `${org}-location-${index}`
export const membersOf = (org: string): number => (org === bigOrg ? 1_000 : 20)
const locations = 20

export function userRow(org: string, index: number) {
  const name = `${pick(firstNames, index, 1)} ${pick(lastNames, index, 2)} ${index}`
  const email = `${org}.${index}@example.com`
  const settings = {
    signature: '',
    timeZone: 'Europe/Lisbon',
    exactTimes: false,
    density: 'comfortable',
    hourCycle: 'auto',
    singleKeys: true,
  }
  return {
    id: userIdOf(org, index),
    email,
    name,
    search: searchText(name, email),
    ...settings,
    reduceMotion: false,
    createdAt: daysFrom(-400),
  }
}

export const membershipRow = (org: string, index: number) => ({
  orgId: org,
  userId: userIdOf(org, index),
  role: index === 0 ? 'owner' : 'member',
  createdAt: daysFrom(-400 + (index % 300)),
  deactivatedAt: index % 30 === 29 ? daysFrom(-3) : null,
})

export const locationRow = (org: string, index: number) => ({
  id: locationIdOf(org, index),
  orgId: org,
  slug: `location-${index}`,
  name: `Location ${index}`,
  createdAt: daysFrom(-400),
  archivedAt: index === 19 ? daysFrom(-3) : null,
})

const types = ['user', 'user', 'user', 'user', 'user', 'user', 'user', 'location', 'location', 'admin'] as const
const letters = { user: 'u', location: 'l', admin: 'a' } as const

/** Every status and type; one in thousand has a rare scope and a rare word. */
export function tokenRow(org: string, orgIndex: number, index: number) {
  const type = pick(types, index, 1)
  const serial = orgIndex * 1_000_000 + index
  const rare = index % 1_000 === 500
  const name = `${pick(verbs, index, 2)} ${pick(places, index, 3)} ${index}${rare ? ' quarterly' : ''}`
  const tokenKey = `kr${letters[type]}_${padded(serial, 9)}${padded(mix(index, 4, 9_999_999), 7)}`
  const some = (salt: number, one: number, days: number) => (mix(index, salt, one) === 0 ? daysFrom(days) : null)
  const expires = mix(index, 6, 10)
  return {
    id: `token-${serial}`,
    orgId: org,
    tokenKey,
    type,
    name,
    note: '',
    search: searchText(name, tokenKey),
    scopes: rare ? 'contacts:read profile:read' : 'contacts:read contacts:write',
    ipAllowlist: '',
    ownerId: type === 'user' ? userIdOf(org, mix(index, 5, membersOf(org))) : null,
    locationId: type === 'location' ? locationIdOf(org, mix(index, 7, locations)) : null,
    createdById: userIdOf(org, 0),
    createdByName: 'Ana Martins',
    createdAt: new Date(daysFrom(-1 - mix(index, 8, 700)).getTime() + mix(index, 9, dayMs)),
    expiresAt: expires < 4 ? null : daysFrom(expires < 6 ? -mix(index, 10, 25) : 1 + mix(index, 10, 600)),
    deactivatedAt: some(11, 20, -2),
    removedAt: some(12, 25, -2),
    previousEndsAt: some(13, 200, 2),
    generation: 1,
    digest: `digest-${serial}`,
    pepperId: 'pepper',
    version: 1,
    seal: '',
    sealId: '',
  }
}

export const useRow = (org: string, orgIndex: number, index: number) => ({
  tokenId: `token-${orgIndex * 1_000_000 + index}`,
  orgId: org,
  lastUsedAt: new Date(daysFrom(-mix(index, 14, 200)).getTime() - mix(index, 15, dayMs)),
})

export const hourRow = (org: string, orgIndex: number, index: number) => ({
  orgId: org,
  tokenId: `token-${orgIndex * 1_000_000 + index}`,
  generation: 1,
  hour: new Date(daysFrom(-mix(index, 16, 12)).getTime() - (now.getTime() % hourMs)),
  accepted: 1 + mix(index, 17, 90),
  rejected: 0,
})

/** The longest text that a contact can have: its search text fills the whole index entry. */
export function contactRow(org: string, index: number) {
  const firstName = pick(firstNames, index, 1)
  const lastName = `${pick(lastNames, index, 2)} ${index}`
  const email = `${firstName.toLowerCase()}.${index}@example.com`
  const tags = Array.from({ length: 50 }, (_, at) => `tag${mix(index, at, 5_000)} ${'x'.repeat(40)}`)
  const written = new Date(daysFrom(-400).getTime() + index * 100)
  return {
    id: `contact-${index}`,
    orgId: org,
    ownerId: userIdOf(org, mix(index, 3, 50)),
    firstName,
    lastName,
    email,
    tags: JSON.stringify(tags),
    search: searchText(firstName, lastName, email, ...tags),
    createdAt: written,
    updatedAt: written,
    version: 1,
  }
}

export const deliveryRow = (org: string, index: number) => ({
  id: `delivery-${index}`,
  orgId: org,
  destinationId: 'bench-destination',
  at: new Date(daysFrom(-20).getTime() + index * 10),
  body: `{"lead":${index}}`,
  bytes: 20,
  bodyDigest: `${index}`,
})

export const noticeRow = (org: string, index: number) => ({
  id: `notice-${index}`,
  orgId: org,
  userId: userIdOf(org, 0),
  kind: 'expiring',
  tokenKey: null,
  subject: `Token ${index}`,
  facts: JSON.stringify({ endsAt: daysFrom(7) }),
  at: new Date(daysFrom(-20).getTime() + index * 10),
  readAt: index % 3 === 0 ? null : daysFrom(-1),
  dedupe: `${index}`,
})

const actions = ['token.created', 'token.deactivated', 'token.activated', 'token.rotated', 'member.added', 'policy.changed'] as const

export const auditRow = (org: string, index: number) => ({
  orgId: org,
  seq: index + 1,
  at: new Date(daysFrom(-300).getTime() + index * 1_000),
  actorKind: 'person',
  actorId: userIdOf(org, mix(index, 1, 1_000)),
  actorName: `${pick(firstNames, index, 1)} ${pick(lastNames, index, 2)}`,
  action: pick(actions, index, 3),
  tokenKey: `kru_${padded(mix(index, 4, 100_000), 16)}`,
  subject: `${pick(verbs, index, 5)} ${pick(places, index, 6)} ${index}`,
  mac: '',
})
