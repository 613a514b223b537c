import { z } from 'zod'

const namedLocation = z.strictObject({ id: z.string(), name: z.string(), archived: z.boolean() })
export type NamedLocation = Readonly<z.infer<typeof namedLocation>>

/** Open locations to choose from, by name. */
export const locationChoices = z.strictObject({
  locations: z.array(namedLocation),
  /** There are more, which a search finds. */
  moreLocations: z.boolean(),
})
export type LocationChoices = Readonly<z.infer<typeof locationChoices>>
