import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** Agents create one-year tokens for vendors, three each; inactive tokens are kept. */
export const leadSyncOrganization = ({ owner, admin, manager, member, viewer, timeZone }: SeedPeople): OrganizationSeed => ({
  preset: 'lead-sync',
  name: 'Harbour Homes',
  slug: 'harbour-homes',
  timeZone,
  daysOld: 420,
  locations: [{ name: 'Riverside' }, { name: 'Old Town', archivedDaysAgo: 6 }],
  people: [
    { ...owner, role: 'owner' },
    { ...admin, role: 'admin' },
    { ...manager, role: 'manager', locations: ['Riverside'] },
    { ...member, role: 'member', locations: ['Riverside'] },
    { ...viewer, role: 'viewer' },
  ],
  tokens: [
    { name: 'Zillow leads', creator: owner.email, scopes: contacts, createdDaysAgo: 200, traffic: traffic(20) },
    { name: 'Mailchimp audience', creator: owner.email, scopes: contacts, createdDaysAgo: 356, traffic: traffic(6) },
    { name: 'Postcard vendor', creator: owner.email, scopes: contacts, createdDaysAgo: 380 },
    {
      name: 'Open house app',
      creator: owner.email,
      scopes: ['contacts:write'],
      createdDaysAgo: 230,
      steps: [{ daysAgo: 210, does: 'remove' }],
      traffic: traffic(4),
    },
    { name: 'Signature sync', creator: admin.email, scopes: ['profile:read'], createdDaysAgo: 90, traffic: traffic(2) },
    { name: 'Dialer', creator: admin.email, scopes: contacts, createdDaysAgo: 60, steps: [{ daysAgo: 8, does: 'deactivate' }] },
    {
      name: 'Lead router',
      creator: admin.email,
      scopes: contacts,
      createdDaysAgo: 75,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(9),
    },
    { name: 'Sent by mistake', creator: member.email, scopes: contacts, createdDaysAgo: 20, steps: [{ daysAgo: 19, does: 'delete' }] },
    {
      name: 'Gateway',
      creator: owner.email,
      type: 'admin',
      scopes: ['contacts:read', 'tokens:verify'],
      createdDaysAgo: 50,
      traffic: traffic(8),
    },
    { name: 'Riverside kiosk', creator: manager.email, type: 'location', location: 'Riverside', scopes: contacts, createdDaysAgo: 40 },
    { name: 'Old Town kiosk', creator: admin.email, type: 'location', location: 'Old Town', scopes: contacts, createdDaysAgo: 40 },
    { name: 'Vendor feed', creator: member.email, scopes: contacts, createdDaysAgo: 30, traffic: traffic(5) },
  ],
})
