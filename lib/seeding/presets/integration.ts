import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const pipelines = ['pipelines:write', 'pipelines:trigger']

/** A data platform: tokens without limit or end, destinations that software delivers into. */
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
    { name: 'Pipeline runner', maker: owner.email, scopes: pipelines, madeDaysAgo: 90, traffic: traffic(24, { userAgent: 'airflow/3.0' }) },
    { name: 'Source catalog', maker: owner.email, scopes: ['sources:write'], madeDaysAgo: 60, traffic: traffic(3) },
    { name: 'Model editor', maker: owner.email, scopes: ['models:write'], madeDaysAgo: 24, lives: 'P30D' },
    { name: 'Trial import', maker: owner.email, scopes: ['sources:write'], madeDaysAgo: 50, lives: 'P30D' },
    {
      name: 'Nightly trigger',
      maker: admin.email,
      scopes: ['pipelines:trigger'],
      madeDaysAgo: 70,
      steps: [{ daysAgo: 9, does: 'deactivate' }],
    },
    {
      name: 'Destination set-up',
      maker: admin.email,
      scopes: ['destinations:write'],
      madeDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(6),
    },
    {
      name: 'Pasted in a ticket',
      maker: admin.email,
      scopes: pipelines,
      madeDaysAgo: 12,
      steps: [{ daysAgo: 11, does: 'delete' }],
    },
    { name: 'Gateway', maker: owner.email, type: 'admin', scopes: ['tokens:verify'], madeDaysAgo: 80, traffic: traffic(30) },
    { name: 'Archive reader', maker: admin.email, type: 'location', location: 'Archive', scopes: ['sources:write'], madeDaysAgo: 40 },
    {
      name: 'Warehouse scanner',
      maker: manager.email,
      type: 'location',
      location: 'Warehouse',
      scopes: ['sources:write'],
      madeDaysAgo: 30,
    },
    { name: 'Notebook', maker: member.email, scopes: ['pipelines:trigger'], madeDaysAgo: 10, traffic: traffic(2) },
  ],
  destinations: [
    {
      name: 'Website leads',
      maker: owner.email,
      madeDaysAgo: 85,
      deliveredDaysAgo: [9, 6.2, 3.1, 1.4, 0.2],
      body: { form: 'contact', firstName: 'Nuno', email: 'nuno@example.com' },
    },
    {
      name: 'Stock counts',
      maker: manager.email,
      location: 'Warehouse',
      madeDaysAgo: 40,
      deliveredDaysAgo: [2.5, 1.5, 0.5],
      body: { sku: 'A-100', count: 12 },
    },
  ],
})
