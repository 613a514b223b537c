import { type Cast, type OrganisationSeed, presetOrganisation } from '../lib/qa/index'
import { demoOrganisation } from './demo-organisation'

const [ana, rui, mia, leo, , tom] = demoOrganisation.people

const cast = (): Cast => {
  if (!ana || !rui || !mia || !leo || !tom) throw new Error('The demo has its people.')
  return { owner: ana, admin: rui, manager: mia, member: leo, viewer: tom, timeZone: demoOrganisation.timeZone }
}

/** Weeks of use, not the few days that tests need. */
const busy = (seed: OrganisationSeed): OrganisationSeed => ({
  ...seed,
  people: seed.people.map(({ name, email, role, locations = [] }) => ({ name, email, role, locations })),
  tokens: seed.tokens.map((token) =>
    token.traffic ? { ...token, traffic: { ...token.traffic, perDay: token.traffic.perDay * 3, fromDaysAgo: 45 } } : token,
  ),
})

/** One organisation per preset, with the same people in all of them. */
export const demoOrganisations = (): readonly OrganisationSeed[] => [
  demoOrganisation,
  ...(['lead-sync', 'integration', 'agency', 'brokerage'] as const).map((preset) => busy(presetOrganisation(preset, cast()))),
]
