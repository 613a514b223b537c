import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z
  .string()
  .max(8_192)
  .regex(/^[\w-]+$/)
const credential = {
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(transport.or(z.string().max(32)))
      .max(8)
      .default([])
      .transform((all) => all.filter(isTransport)),
  }),
})

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
})

type Transport = z.infer<typeof transport>
const isTransport = (text: string): text is Transport => transport.safeParse(text).success

/** The JSON that the browser sends after creating a passkey; null if it is malformed. */
export const parseRegistration = (json: string): RegistrationResponseJSON | null => parse(registration, json)

/** The JSON that the browser sends after using a passkey; null if it is malformed. */
export const parseAssertion = (json: string): AuthenticationResponseJSON | null => parse(assertion, json)

function parse<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    return schema.parse(JSON.parse(json))
  } catch {
    return null
  }
}

const clientData = z.object({ challenge: z.string() })

/** The challenge that was signed; empty if it cannot be read. */
export function challengeOf(clientDataJSON: string): string {
  return parse(clientData, Buffer.from(clientDataJSON, 'base64url').toString())?.challenge ?? ''
}
