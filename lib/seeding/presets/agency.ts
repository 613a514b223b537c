import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** An agency with its locations: tokens end by disuse alone, after 90 days. */
export const agencyOrganization = ({ owner, admin, manager, member, viewer, timeZone }: SeedPeople): OrganizationSeed => ({
  preset: 'agency',
  name: 'Brightside Agency',
  slug: 'brightside',
  timeZone,
  daysOld: 160,
  locations: [{ name: 'Lisbon Clinic' }, { name: 'Porto Clinic' }, { name: 'Faro Clinic', archivedDaysAgo: 5 }],
  people: [
    { ...owner, role: 'owner' },
    { ...admin, role: 'admin' },
    { ...manager, role: 'manager', locations: ['Lisbon Clinic'] },
    { ...member, role: 'member', locations: ['Lisbon Clinic'] },
    { ...viewer, role: 'viewer' },
  ],
  tokens: [
    { name: 'Workflow engine', maker: owner.email, type: 'admin', scopes: contacts, madeDaysAgo: 100, traffic: traffic(18) },
    {
      name: 'Gateway',
      maker: owner.email,
      type: 'admin',
      scopes: ['contacts:read', 'tokens:verify'],
      madeDaysAgo: 60,
      traffic: traffic(8),
    },
    { name: 'Forgotten export', maker: owner.email, scopes: ['contacts:read'], madeDaysAgo: 80 },
    { name: 'Campaign links', maker: owner.email, scopes: contacts, madeDaysAgo: 40, traffic: traffic(7) },
    { name: 'Summer campaign', maker: owner.email, scopes: contacts, madeDaysAgo: 50, lives: 'P30D' },
    { name: 'Autumn campaign', maker: admin.email, scopes: contacts, madeDaysAgo: 24, lives: 'P30D', traffic: traffic(3) },
    { name: 'Lost on a laptop', maker: admin.email, scopes: contacts, madeDaysAgo: 35, steps: [{ daysAgo: 4, does: 'deactivate' }] },
    {
      name: 'Form builder',
      maker: admin.email,
      scopes: contacts,
      madeDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(11),
    },
    { name: 'Wrong account', maker: admin.email, scopes: contacts, madeDaysAgo: 16, steps: [{ daysAgo: 15, does: 'delete' }] },
    { name: 'Lisbon booking', maker: manager.email, type: 'location', location: 'Lisbon Clinic', scopes: contacts, madeDaysAgo: 30 },
    {
      name: 'Porto booking',
      maker: admin.email,
      type: 'location',
      location: 'Porto Clinic',
      scopes: contacts,
      madeDaysAgo: 30,
      traffic: traffic(5),
    },
    { name: 'Faro booking', maker: admin.email, type: 'location', location: 'Faro Clinic', scopes: contacts, madeDaysAgo: 30 },
    { name: 'Own reports', maker: member.email, scopes: ['contacts:read'], madeDaysAgo: 20, traffic: traffic(2) },
  ],
})
