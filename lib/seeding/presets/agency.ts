import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** An agency with locations: tokens are only deleted for inactivity, after 90 days. */
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
    { name: 'Workflow engine', creator: owner.email, type: 'admin', scopes: contacts, createdDaysAgo: 100, traffic: traffic(18) },
    {
      name: 'Gateway',
      creator: owner.email,
      type: 'admin',
      scopes: ['contacts:read', 'tokens:verify'],
      createdDaysAgo: 60,
      traffic: traffic(8),
    },
    { name: 'Forgotten export', creator: owner.email, scopes: ['contacts:read'], createdDaysAgo: 80 },
    { name: 'Campaign links', creator: owner.email, scopes: contacts, createdDaysAgo: 40, traffic: traffic(7) },
    { name: 'Summer campaign', creator: owner.email, scopes: contacts, createdDaysAgo: 50, lifetime: 'P30D' },
    { name: 'Autumn campaign', creator: admin.email, scopes: contacts, createdDaysAgo: 24, lifetime: 'P30D', traffic: traffic(3) },
    { name: 'Lost on a laptop', creator: admin.email, scopes: contacts, createdDaysAgo: 35, steps: [{ daysAgo: 4, does: 'deactivate' }] },
    {
      name: 'Form builder',
      creator: admin.email,
      scopes: contacts,
      createdDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(11),
    },
    { name: 'Wrong account', creator: admin.email, scopes: contacts, createdDaysAgo: 16, steps: [{ daysAgo: 15, does: 'delete' }] },
    { name: 'Lisbon booking', creator: manager.email, type: 'location', location: 'Lisbon Clinic', scopes: contacts, createdDaysAgo: 30 },
    {
      name: 'Porto booking',
      creator: admin.email,
      type: 'location',
      location: 'Porto Clinic',
      scopes: contacts,
      createdDaysAgo: 30,
      traffic: traffic(5),
    },
    { name: 'Faro booking', creator: admin.email, type: 'location', location: 'Faro Clinic', scopes: contacts, createdDaysAgo: 30 },
    { name: 'Own reports', creator: member.email, scopes: ['contacts:read'], createdDaysAgo: 20, traffic: traffic(2) },
  ],
})
