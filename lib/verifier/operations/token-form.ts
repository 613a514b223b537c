import { z } from 'zod'
import { formBody } from '../../http/body'

/** Bytes. */
const limit = 16_384

const schema = z.strictObject({ token: z.string(), token_type_hint: z.string().optional() }).meta({ id: 'TokenForm' })

/** The form of RFC 7662 and RFC 7009. The hint is not needed to find a token, so it is ignored. */
export const tokenForm = formBody(schema, limit, { token: 'kru_…' })

export type TokenForm = z.output<typeof schema>
