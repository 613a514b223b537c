import { z } from 'zod'
import { normalizeEmail } from '../input/email'
import { needle, shortText } from '../input/text'

/** An empty text is none. */
const orNone = (max: number) => shortText(max).transform((text) => (text === '' ? null : text))
const optionalText = (max: number) => orNone(max).nullable()

const email = z
  .string({ error: 'Give a text.' })
  .meta({ maxLength: 320 })
  .transform((text, context) => {
    const normalized = text.trim() === '' ? null : normalizeEmail(text)
    if (normalized === null && text.trim() !== '') context.addIssue({ code: 'custom', message: 'This is no email address.' })
    return normalized
  })
  .nullable()

/** Digits have many widths, and a telephone knows one. */
const phone = z
  .string({ error: 'Give a text.' })
  .meta({ maxLength: 40 })
  .transform((text) => text.normalize('NFKC'))
  .pipe(orNone(40))
  .nullable()

const tag = shortText(50).refine((text) => text !== '', { error: 'Leave out empty tags.' })

const tags = z
  .array(tag)
  .max(50, { error: 'Use 50 tags or fewer.' })
  .transform((all) => [...new Set(all)])

const placeId = needle(64).min(1)

/** Every field of a contact that software may write; one that is left out stays as it is. */
export const contactChange = z.strictObject({
  firstName: shortText(100).optional(),
  lastName: shortText(100).optional(),
  email: email.optional().describe('One address: one contact of each per owner.'),
  phone: phone.optional(),
  company: optionalText(120).optional(),
  tags: tags.optional(),
  source: optionalText(60).optional().describe('Where it comes from.'),
  externalId: optionalText(128).optional().describe('Your own id of it: one contact of each per owner.'),
  locationId: placeId.nullable().optional().describe('An open location within reach of the token.'),
  ownerId: placeId.nullable().optional().describe('A member within reach of the token; null = nobody.'),
})

const naming = ['firstName', 'lastName', 'email', 'phone', 'company', 'externalId'] as const

/** A contact to write: found again by `externalId` or `email`, and new otherwise. */
export const contactInput = contactChange.refine((input) => naming.some((name) => input[name]), {
  error: `Give at least one of ${naming.join(', ')}.`,
})

const earliest = '1970'

export const contactFilter = z.strictObject({
  cursor: needle(300).optional().describe('`nextCursor` of the page before, under the same `q` and `updatedSince`.'),
  limit: z.int({ error: 'Use a number from 1 to 100.' }).min(1).max(100).default(25),
  q: needle(100)
    .default('')
    .describe('Words; each is looked for at the start of a word of name, email, phone, company, tags and externalId.'),
  updatedSince: z.iso
    .datetime({ offset: true, error: 'Use an ISO 8601 time, 2027-01-01T00:00:00Z.' })
    .refine((text) => text >= earliest && text < '9999', { error: 'Use a year from 1970 to 9998.' })
    .optional()
    .describe('Only contacts changed at this time or later.'),
})

const time = z.iso.datetime()

/** A contact as software sees it. Times are ISO 8601 UTC. */
export const contactView = z.strictObject({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  tags: z.array(z.string()),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  locationId: z.string().nullable(),
  ownerId: z.string().nullable().describe('A member of the organization; null where nobody owns it.'),
  createdAt: time,
  updatedAt: time,
})

/** Oldest change first. */
export const contactPage = z.strictObject({ data: z.array(contactView), nextCursor: z.string().nullable() })

export type ContactView = z.infer<typeof contactView>
export type ContactPage = z.infer<typeof contactPage>
export type ContactInput = z.input<typeof contactInput>
export type ContactChange = z.input<typeof contactChange>
export type ContactFilter = z.input<typeof contactFilter>
/** A change with every field in its one spelling. */
export type ContactFields = z.output<typeof contactChange>
/** A filter with every default filled in. */
export type ContactQuery = z.output<typeof contactFilter>
