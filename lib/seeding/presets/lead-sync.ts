import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** Agents give vendors tokens of a year, three each; nothing ends by disuse. */
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
    { name: 'Zillow leads', maker: owner.email, scopes: contacts, madeDaysAgo: 200, traffic: traffic(20) },
    { name: 'Mailchimp audience', maker: owner.email, scopes: contacts, madeDaysAgo: 356, traffic: traffic(6) },
    { name: 'Postcard vendor', maker: owner.email, scopes: contacts, madeDaysAgo: 380 },
    {
      name: 'Open house app',
      maker: owner.email,
      scopes: ['contacts:write'],
      madeDaysAgo: 230,
      steps: [{ daysAgo: 210, does: 'remove' }],
      traffic: traffic(4),
    },
    { name: 'Signature sync', maker: admin.email, scopes: ['profile:read'], madeDaysAgo: 90, traffic: traffic(2) },
    { name: 'Dialer', maker: admin.email, scopes: contacts, madeDaysAgo: 60, steps: [{ daysAgo: 8, does: 'deactivate' }] },
    {
      name: 'Lead router',
      maker: admin.email,
      scopes: contacts,
      madeDaysAgo: 75,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(9),
    },
    { name: 'Sent by mistake', maker: member.email, scopes: contacts, madeDaysAgo: 20, steps: [{ daysAgo: 19, does: 'delete' }] },
    {
      name: 'Gateway',
      maker: owner.email,
      type: 'admin',
      scopes: ['contacts:read', 'tokens:verify'],
      madeDaysAgo: 50,
      traffic: traffic(8),
    },
    { name: 'Riverside kiosk', maker: manager.email, type: 'location', location: 'Riverside', scopes: contacts, madeDaysAgo: 40 },
    { name: 'Old Town kiosk', maker: admin.email, type: 'location', location: 'Old Town', scopes: contacts, madeDaysAgo: 40 },
    { name: 'Vendor feed', maker: member.email, scopes: contacts, madeDaysAgo: 30, traffic: traffic(5) },
  ],
})
