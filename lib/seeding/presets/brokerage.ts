import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** A brokerage: no expiration, no limit, and stored tokens can be viewed. */
export const brokerageOrganization = ({ owner, admin, manager, member, viewer, timeZone }: SeedPeople): OrganizationSeed => ({
  preset: 'brokerage',
  name: 'Cobalt Realty',
  slug: 'cobalt',
  timeZone,
  daysOld: 140,
  locations: [{ name: 'Main Street' }, { name: 'Airport Road', archivedDaysAgo: 7 }],
  people: [
    { ...owner, role: 'owner' },
    { ...admin, role: 'admin' },
    { ...manager, role: 'manager', locations: ['Main Street'] },
    { ...member, role: 'member', locations: ['Main Street'] },
    { ...viewer, role: 'viewer' },
  ],
  tokens: [
    { name: 'Listing sync', creator: owner.email, scopes: contacts, createdDaysAgo: 60, traffic: traffic(14) },
    { name: 'Back office', creator: owner.email, type: 'admin', scopes: contacts, createdDaysAgo: 55, traffic: traffic(9) },
    { name: 'Old gateway', creator: owner.email, scopes: contacts, createdDaysAgo: 120, beforeViewing: true },
    { name: 'Valuation tool', creator: owner.email, scopes: ['contacts:read'], createdDaysAgo: 24, lifetime: 'P30D' },
    { name: 'Trial portal', creator: owner.email, scopes: ['contacts:read'], createdDaysAgo: 50, lifetime: 'P30D' },
    { name: 'Website chat', creator: admin.email, scopes: contacts, createdDaysAgo: 40, steps: [{ daysAgo: 5, does: 'deactivate' }] },
    {
      name: 'Mail platform',
      creator: admin.email,
      scopes: contacts,
      createdDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(10),
    },
    { name: 'Pasted in a chat', creator: admin.email, scopes: contacts, createdDaysAgo: 15, steps: [{ daysAgo: 14, does: 'delete' }] },
    { name: 'Main Street kiosk', creator: manager.email, type: 'location', location: 'Main Street', scopes: contacts, createdDaysAgo: 30 },
    { name: 'Airport Road kiosk', creator: admin.email, type: 'location', location: 'Airport Road', scopes: contacts, createdDaysAgo: 30 },
    { name: 'Personal scripts', creator: member.email, scopes: ['contacts:read'], createdDaysAgo: 15, traffic: traffic(2) },
    { name: 'Older script', creator: member.email, scopes: ['contacts:read'], createdDaysAgo: 100, beforeViewing: true },
  ],
})
