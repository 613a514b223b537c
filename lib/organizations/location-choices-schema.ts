import { z } from 'zod'
import { needle } from '../input/text'

const namedLocation = z.strictObject({ id: z.string(), name: z.string(), archived: z.boolean() })
export type NamedLocation = Readonly<z.infer<typeof namedLocation>>

/** Open locations to choose from, by name. */
export const locationChoices = z.strictObject({
  locations: z.array(namedLocation),
  /** There are more, which a search finds. */
  moreLocations: z.boolean(),
})
export type LocationChoices = Readonly<z.infer<typeof locationChoices>>

const visibleLocation = z.strictObject({ id: z.string(), slug: z.string(), name: z.string() })
export type VisibleLocation = Readonly<z.infer<typeof visibleLocation>>

/** Open locations that a person can see, by name. */
export const visibleLocations = z.strictObject({
  locations: z.array(visibleLocation),
  /** There are more, which a search finds. */
  moreLocations: z.boolean(),
})
export type VisibleLocations = Readonly<z.infer<typeof visibleLocations>>

/** From the URL: invalid values are ignored. */
export const visibleFilter = z.object({ q: needle(200).catch(''), id: needle(64).optional().catch('') })
export type VisibleFilter = Readonly<Record<string, unknown>>
