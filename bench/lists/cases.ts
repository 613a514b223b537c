import { sorts } from '../../lib/tokens/input-schema'
import { bigOrg, userIdOf } from './rows'
import type { Subject } from './subject'

type Case = readonly [name: string, call: (subject: Subject) => Promise<unknown>]

export type Filter = Readonly<Record<string, string>>

const tokens = (name: string, filter: object): Case => [`tokens: ${name}`, (subject) => subject.tokens({ tab: 'organization', ...filter })]
export const statuses = ['active', 'expiring', 'idle', 'deactivated', 'suspended', 'expired', 'rotating', 'removed']
export const searches = {
  'a frequent word': 'zapier',
  'a rare word': 'quarterly',
  'two words': 'zapier lisbon',
  'a frequent and a rare word': 'zapier quarterly',
  'one letter': 'z',
  'a number': '77123',
  'part of a token key': 'kru_00004',
  'a name of owners': 'kowalski',
  'an email of an owner': 'bench-big.77',
  'a word of nothing': 'qqqq',
  'a script without spaces': '東京',
  'an emoji': '🚀',
}

export const cases: readonly Case[] = [
  ...['yours', 'organization', 'locations', 'managed'].map((tab) => tokens(`tab ${tab}`, { tab })),
  ...sorts.map((sort) => tokens(`sort ${sort}`, { sort })),
  ...statuses.map((status) => tokens(`status ${status}`, { status: [status] })),
  tokens('two statuses', { status: ['expired', 'suspended'] }),
  ...['user', 'admin', 'location'].map((type) => tokens(`type ${type}`, { type })),
  tokens('owner', { owner: userIdOf(bigOrg, 77) }),
  tokens('location', { location: `${bigOrg}-location-7` }),
  tokens('frequent scope', { scope: 'contacts:write' }),
  tokens('rare scope', { scope: 'profile:read' }),
  tokens('with removed ones', { removed: true }),
  tokens('page 40', { page: 40 }),
  tokens('last page', { page: 4_000 }),
  ...Object.entries(searches).map(([name, q]) => tokens(`search for ${name}`, { q })),
  tokens('expired by name', { status: ['expired'], sort: 'name.asc' }),
  tokens('idle by last use', { status: ['idle'], sort: 'last_used.desc' }),
  tokens('suspended with a frequent word', { status: ['suspended'], q: 'backup' }),
  tokens('rotating with a rare scope', { status: ['rotating'], scope: 'profile:read' }),
  ['tokens: owners to filter by', (subject) => subject.owners()],
  ...['', 'ana', 'ana weber', 'kowalski 77', 'ana.4711@example.com', 'tag4711', 'qqqq', '🚀'].map(
    (q): Case => [`contacts: search for "${q}"`, (subject) => subject.contacts({ q })],
  ),
  ['contacts: changed since', (subject) => subject.contacts({ updatedSince: '2025-05-01T00:00:00Z', q: 'rui' })],
  ['contacts: of one owner, a frequent word', (subject) => subject.ownContacts({ q: 'ana' })],
  ...[0, 1_000, 9_975].map((skip): Case => [`deliveries: after ${skip}`, (subject) => subject.deliveries(skip)]),
  ['notices: first page', (subject) => subject.notices({})],
  ['notices: unread', (subject) => subject.notices({ unread: '1' })],
  ['notices: number of unread ones', (subject) => subject.unread()],
  ['audit: first page', (subject) => subject.audit({})],
  ['audit: of one person', (subject) => subject.audit({ who: userIdOf(bigOrg, 77) })],
  ['audit: of a group', (subject) => subject.audit({ group: 'members' })],
  ['audit: of one token', (subject) => subject.audit({ token: 'kru_0000000000000077' })],
  ['audit: of some days', (subject) => subject.audit({ from: '2025-08-05', to: '2025-08-06' })],
  ['audit: search for a frequent word', (subject) => subject.audit({ q: 'zapier' })],
  ['audit: search for nothing', (subject) => subject.audit({ q: 'qqqq' })],
  ['members: by name', (subject) => subject.members({ sort: 'name.asc' })],
  ['members: search', (subject) => subject.members({ q: 'kowalski' })],
  ['policy: dry run', (subject) => subject.dryRun()],
  ['tokens: export of all', (subject) => subject.exportAll()],
  ['audit: export of all', (subject) => subject.exportAudit()],
]
