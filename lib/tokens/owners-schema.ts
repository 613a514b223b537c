import { z } from 'zod'

/** Members who own a token, to filter the list by. */
export const tokenOwners = z.strictObject({ owners: z.array(z.strictObject({ id: z.string(), name: z.string() })) })
export type TokenOwners = Readonly<z.infer<typeof tokenOwners>>
