import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const pipelines = ['pipelines:write', 'pipelines:trigger']

/** A data platform: tokens without limit or expiration, and destinations with deliveries. */
export const integrationOrganization = ({ owner, admin, manager, member, viewer, timeZone }: SeedPeople): OrganizationSeed => ({
  preset: 'integration',
  name: 'Meridian Data',
  slug: 'meridian',
  timeZone,
  daysOld: 200,
  locations: [{ name: 'Warehouse' }, { name: 'Archive', archivedDaysAgo: 4 }],
  people: [
    { ...owner, role: 'owner' },
    { ...admin, role: 'admin' },
    { ...manager, role: 'manager', locations: ['Warehouse'] },
    { ...member, role: 'member', locations: ['Warehouse'] },
    { ...viewer, role: 'viewer' },
  ],
  tokens: [
    {
      name: 'Pipeline runner',
      creator: owner.email,
      scopes: pipelines,
      createdDaysAgo: 90,
      traffic: traffic(24, { userAgent: 'airflow/3.0' }),
    },
    { name: 'Source catalog', creator: owner.email, scopes: ['sources:write'], createdDaysAgo: 60, traffic: traffic(3) },
    { name: 'Model editor', creator: owner.email, scopes: ['models:write'], createdDaysAgo: 24, lifetime: 'P30D' },
    { name: 'Trial import', creator: owner.email, scopes: ['sources:write'], createdDaysAgo: 50, lifetime: 'P30D' },
    {
      name: 'Nightly trigger',
      creator: admin.email,
      scopes: ['pipelines:trigger'],
      createdDaysAgo: 70,
      steps: [{ daysAgo: 9, does: 'deactivate' }],
    },
    {
      name: 'Destination set-up',
      creator: admin.email,
      scopes: ['destinations:write'],
      createdDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(6),
    },
    {
      name: 'Pasted in a ticket',
      creator: admin.email,
      scopes: pipelines,
      createdDaysAgo: 12,
      steps: [{ daysAgo: 11, does: 'delete' }],
    },
    { name: 'Gateway', creator: owner.email, type: 'admin', scopes: ['tokens:verify'], createdDaysAgo: 80, traffic: traffic(30) },
    { name: 'Archive reader', creator: admin.email, type: 'location', location: 'Archive', scopes: ['sources:write'], createdDaysAgo: 40 },
    {
      name: 'Warehouse scanner',
      creator: manager.email,
      type: 'location',
      location: 'Warehouse',
      scopes: ['sources:write'],
      createdDaysAgo: 30,
    },
    { name: 'Notebook', creator: member.email, scopes: ['pipelines:trigger'], createdDaysAgo: 10, traffic: traffic(2) },
  ],
  destinations: [
    {
      name: 'Website leads',
      creator: owner.email,
      createdDaysAgo: 85,
      deliveredDaysAgo: [9, 6.2, 3.1, 1.4, 0.2],
      body: { form: 'contact', firstName: 'Nuno', email: 'nuno@example.com' },
    },
    {
      name: 'Stock counts',
      creator: manager.email,
      location: 'Warehouse',
      createdDaysAgo: 40,
      deliveredDaysAgo: [2.5, 1.5, 0.5],
      body: { sku: 'A-100', count: 12 },
    },
  ],
})
