import { type OrganizationSeed, presetOrganization, type SeedPeople } from '../lib/seeding/index'
import { demoOrganization } from './demo-organization'

const [ana, rui, mia, leo, , tom] = demoOrganization.people

const people = (): SeedPeople => {
  if (!ana || !rui || !mia || !leo || !tom) throw new Error('The demo organization lacks people.')
  return { owner: ana, admin: rui, manager: mia, member: leo, viewer: tom, timeZone: demoOrganization.timeZone }
}

/** Adds weeks of use, for realistic charts. */
const busy = (seed: OrganizationSeed): OrganizationSeed => ({
  ...seed,
  people: seed.people.map(({ name, email, role, locations = [] }) => ({ name, email, role, locations })),
  tokens: seed.tokens.map((token) =>
    token.traffic ? { ...token, traffic: { ...token.traffic, perDay: token.traffic.perDay * 3, fromDaysAgo: 45 } } : token,
  ),
})

/** One organization per preset, with the same people in all of them. */
export const demoOrganizations = (): readonly OrganizationSeed[] => [
  demoOrganization,
  ...(['lead-sync', 'integration', 'agency', 'brokerage'] as const).map((preset) => busy(presetOrganization(preset, people()))),
]
