import type { OrganizationSeed, TokenSeed, TrafficSeed } from '../lib/seeding/index'

const ana = 'ana.martins@example.com'
const rui = 'rui.costa@example.com'
const mia = 'mia.santos@example.com'
const leo = 'leo.duarte@example.com'
const ines = 'ines.alves@example.com'
const tom = 'tom.reis@example.com'

const uses = (perDay: number, userAgent: string, ip: string, more: Partial<TrafficSeed> = {}): Pick<TokenSeed, 'traffic'> => ({
  traffic: { perDay, userAgent, ip, fromDaysAgo: 45, endpoint: 'GET /api/v1/token', ...more },
})

const contacts = ['contacts:read', 'contacts:write']

const tokens: readonly TokenSeed[] = [
  {
    name: 'Zapier sync',
    note: 'Three zaps: new leads, tags, birthdays.',
    creator: ana,
    scopes: contacts,
    createdDaysAgo: 88,
    ...uses(90, 'Zapier', '203.0.113.24', { rejectedOneIn: 60 }),
  },
  { name: 'Nightly CSV export', note: 'Cron job on the office server.', creator: ana, scopes: ['contacts:read'], createdDaysAgo: 82 },
  { name: 'Website forms', creator: mia, scopes: ['contacts:write'], createdDaysAgo: 20, ...uses(40, 'nginx-forms/1.4', '203.0.113.80') },
  {
    name: 'Old website forms',
    creator: ana,
    scopes: ['contacts:write'],
    createdDaysAgo: 80,
    steps: [{ daysAgo: 21, does: 'remove' }],
    ...uses(6, 'nginx-forms/1.2', '203.0.113.80'),
  },
  { name: 'Spring campaign', creator: leo, scopes: ['contacts:read'], createdDaysAgo: 100, lifetime: 'P90D' },
  {
    name: 'API gateway',
    note: 'Asks whether presented tokens are good.',
    creator: ana,
    type: 'admin',
    scopes: ['contacts:read', 'tokens:verify'],
    createdDaysAgo: 60,
    ...uses(220, 'gateway/3.1', '198.51.100.10'),
  },
  {
    name: 'RealScout integration',
    creator: rui,
    scopes: ['contacts:read', 'profile:read'],
    createdDaysAgo: 24,
    lifetime: 'P30D',
    ...uses(30, 'RealScout', '203.0.113.51'),
  },
  {
    name: 'Website chat',
    creator: rui,
    scopes: ['contacts:write'],
    createdDaysAgo: 40,
    steps: [{ daysAgo: 5, does: 'deactivate' }],
    ...uses(12, 'chat-widget/2', '203.0.113.90', { untilDaysAgo: 5 }),
  },
  {
    name: 'Mail platform',
    creator: rui,
    scopes: contacts,
    createdDaysAgo: 45,
    steps: [{ daysAgo: 0.1, does: 'rotate' }],
    ...uses(65, 'mailer/5.0', '203.0.113.33'),
  },
  {
    name: 'Data warehouse',
    creator: rui,
    type: 'admin',
    scopes: ['contacts:read'],
    createdDaysAgo: 35,
    ...uses(24, 'airflow', '198.51.100.77'),
  },
  {
    name: 'Downtown kiosk',
    creator: mia,
    type: 'location',
    location: 'Downtown Office',
    scopes: ['contacts:write'],
    createdDaysAgo: 30,
    ...uses(18, 'kiosk/1.0', '192.0.2.14'),
  },
  {
    name: 'Harbour door display',
    creator: rui,
    type: 'location',
    location: 'Harbour Office',
    scopes: ['contacts:read'],
    createdDaysAgo: 27,
    ...uses(9, 'display/0.9', '192.0.2.31'),
  },
  { name: 'Airport kiosk', creator: rui, type: 'location', location: 'Airport Office', scopes: ['contacts:write'], createdDaysAgo: 50 },
  {
    name: 'Open house sign-up',
    creator: mia,
    scopes: ['contacts:write'],
    createdDaysAgo: 18,
    ...uses(7, 'forms/1.0', '192.0.2.15', { rejectedOneIn: 25 }),
  },
  { name: 'Personal scripts', creator: leo, scopes: ['contacts:read'], createdDaysAgo: 15, ...uses(3, 'curl/8.9', '192.0.2.60') },
  {
    name: 'Newsletter signature',
    creator: leo,
    scopes: ['profile:read', 'profile:write'],
    createdDaysAgo: 12,
    ...uses(2, 'newsletter/1.1', '203.0.113.33'),
  },
  {
    name: 'Market report',
    creator: ines,
    scopes: ['contacts:read'],
    createdDaysAgo: 55,
    ...uses(11, 'python-requests/2.32', '192.0.2.70', { untilDaysAgo: 4 }),
  },
  { name: 'Pasted in a chat', creator: leo, scopes: ['contacts:read'], createdDaysAgo: 9, steps: [{ daysAgo: 8, does: 'delete' }] },
]

/** Demo organization: people in every role, a token in every status, weeks of use. */
export const demoOrganization: OrganizationSeed = {
  preset: 'default',
  name: 'Northwind Realty',
  slug: 'northwind',
  timeZone: 'Europe/Lisbon',
  // the oldest one: the first organization a user joined opens after sign-in
  daysOld: 450,
  locations: [{ name: 'Downtown Office' }, { name: 'Harbour Office' }, { name: 'Airport Office', archivedDaysAgo: 3 }],
  people: [
    { name: 'Ana Martins', email: ana, role: 'owner' },
    { name: 'Rui Costa', email: rui, role: 'admin' },
    { name: 'Mia Santos', email: mia, role: 'manager', locations: ['Downtown Office'] },
    { name: 'Leo Duarte', email: leo, role: 'member', locations: ['Downtown Office'] },
    { name: 'Inês Alves', email: ines, role: 'member', leftDaysAgo: 4 },
    { name: 'Tom Reis', email: tom, role: 'viewer' },
  ],
  tokens,
}
