import type { OrganisationSeed, TrafficSeed } from './organisation-seed'

const traffic = (perDay: number, more: Partial<TrafficSeed> = {}): TrafficSeed => ({
  perDay,
  fromDaysAgo: 12,
  ip: '203.0.113.24',
  userAgent: 'sync/2.4',
  endpoint: 'GET /api/v1/token',
  ...more,
})

/** What a reset of preset `default` makes: every role, and a token in every status. */
export const defaultOrganisation: OrganisationSeed = {
  name: 'Northwind Realty',
  slug: 'northwind',
  timeZone: 'UTC',
  daysOld: 120,
  locations: [{ name: 'Downtown Office' }, { name: 'Harbour Office' }, { name: 'Airport Office', archivedDaysAgo: 3 }],
  people: [
    { name: 'Ana Martins', email: 'owner@example.com', role: 'owner' },
    { name: 'Rui Costa', email: 'admin@example.com', role: 'admin' },
    { name: 'Mia Santos', email: 'manager@example.com', role: 'manager', locations: ['Downtown Office'] },
    { name: 'Leo Duarte', email: 'member@example.com', role: 'member', locations: ['Downtown Office'] },
    { name: 'Eva Nunes', email: 'viewer@example.com', role: 'viewer' },
  ],
  tokens: [
    { name: 'Zapier sync', maker: 'owner@example.com', scopes: ['contacts:read', 'contacts:write'], madeDaysAgo: 60, traffic: traffic(12) },
    { name: 'Nightly CSV export', maker: 'owner@example.com', scopes: ['contacts:read'], madeDaysAgo: 80 },
    {
      name: 'Old website forms',
      maker: 'owner@example.com',
      scopes: ['contacts:write'],
      madeDaysAgo: 70,
      steps: [{ daysAgo: 55, does: 'remove' }],
      traffic: traffic(3),
    },
    { name: 'Spring export', maker: 'owner@example.com', scopes: ['contacts:read'], madeDaysAgo: 50, lives: 'P30D' },
    {
      name: 'Pasted in a chat',
      maker: 'owner@example.com',
      scopes: ['contacts:read'],
      madeDaysAgo: 15,
      steps: [{ daysAgo: 14, does: 'delete' }],
    },
    {
      name: 'Gateway',
      maker: 'owner@example.com',
      type: 'admin',
      scopes: ['contacts:read', 'tokens:verify'],
      madeDaysAgo: 50,
      traffic: traffic(8),
    },
    {
      name: 'RealScout integration',
      maker: 'admin@example.com',
      scopes: ['contacts:read', 'profile:read'],
      madeDaysAgo: 24,
      lives: 'P30D',
    },
    {
      name: 'Website chat',
      maker: 'admin@example.com',
      scopes: ['contacts:write'],
      madeDaysAgo: 40,
      steps: [{ daysAgo: 5, does: 'deactivate' }],
    },
    {
      name: 'Mail platform',
      maker: 'admin@example.com',
      scopes: ['contacts:read'],
      madeDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(10),
    },
    {
      name: 'Downtown kiosk',
      maker: 'manager@example.com',
      type: 'location',
      location: 'Downtown Office',
      scopes: ['contacts:write'],
      madeDaysAgo: 30,
    },
    {
      name: 'Airport kiosk',
      maker: 'admin@example.com',
      type: 'location',
      location: 'Airport Office',
      scopes: ['contacts:write'],
      madeDaysAgo: 30,
    },
    { name: 'Personal scripts', maker: 'member@example.com', scopes: ['contacts:read'], madeDaysAgo: 15, traffic: traffic(2) },
  ],
}
