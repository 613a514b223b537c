import { z } from 'zod'
import { normalizeEmail } from '../input/email'
import { hasInvisible, withoutMarks } from '../input/invisible'
import { emptiable, needle, noInvisible, shortText } from '../input/text'

/** An empty text means null. */
const emptyAsNull = (max: number) => shortText(max).transform((text) => (text === '' ? null : text))
const optionalText = (max: number) => emptyAsNull(max).nullable()

const email = z
  .string({ error: 'Enter some text.' })
  .meta({ maxLength: 320 })
  .transform((text, context) => {
    const normalized = normalizeEmail(text)
    // trim drops the byte order mark too
    if (normalized === null && (text.trim() !== '' || hasInvisible(text)))
      context.addIssue({ code: 'custom', message: 'Not a valid email address.' })
    return normalized
  })
  .nullable()

/** NFKC turns full-width digits into ASCII digits; numbers copied from phones and PDFs carry invisible marks. */
const phone = z
  .string({ error: 'Enter some text.' })
  .meta({ maxLength: 40 })
  .transform((text) => withoutMarks(text.normalize('NFKC')))
  .pipe(emptyAsNull(40))
  .nullable()

/** Two contacts must not become one because a character of their ID was dropped. */
const externalId = z
  .string({ error: 'Enter some text.' })
  .meta({ maxLength: 128 })
  .refine((text) => !hasInvisible(text), noInvisible)
  .pipe(emptyAsNull(128))
  .nullable()

const tag = shortText(50).refine((text) => text !== '', { error: 'Remove empty tags.' })

const tags = z
  .array(tag)
  .max(50, { error: 'Use 50 tags or fewer.' })
  .nullable()
  .transform((all) => [...new Set(all)])

const assignmentId = needle(64).min(1)

/** Writable fields of a contact; omitted fields are unchanged. */
export const contactChange = z.strictObject({
  firstName: emptiable(shortText(100)).optional(),
  lastName: emptiable(shortText(100)).optional(),
  email: email.optional().describe('Unique per owner.'),
  phone: phone.optional(),
  company: optionalText(120).optional(),
  tags: tags.optional(),
  source: optionalText(60).optional().describe('Where the contact comes from.'),
  externalId: externalId.optional().describe('Your own ID of the contact, unique per owner and location.'),
  locationId: assignmentId.nullable().optional().describe('An open location within reach of the token.'),
  ownerId: assignmentId.nullable().optional().describe('A member within reach of the token; null for no owner.'),
})

const identifying = ['firstName', 'lastName', 'email', 'phone', 'company', 'externalId'] as const

/** Matched by `externalId` or `email`; otherwise a new contact. */
export const contactInput = contactChange
  .refine((input) => identifying.some((name) => input[name]), { error: `Enter at least one of ${identifying.join(', ')}.` })
  .meta({ id: 'ContactInput' })

const earliest = '1970'

export const contactFilter = z.strictObject({
  cursor: needle(300).optional().describe('`nextCursor` of the previous page, with the same `q` and `updatedSince`.'),
  limit: z.int({ error: 'Use a number from 1 to 100.' }).min(1).max(100).default(25),
  q: needle(100)
    .default('')
    .describe(
      'Search words. Each must match the start of a word in name, email, phone, company, tags or externalId. Text without letters and digits, such as an emoji, is looked up as it is.',
    ),
  updatedSince: z.iso
    .datetime({ offset: true, error: 'Use an ISO 8601 time, such as 2027-01-01T00:00:00Z.' })
    .refine((text) => text >= earliest && text < '9999', { error: 'Use a year from 1970 to 9998.' })
    .optional()
    .describe('Only contacts changed at this time or later.'),
})

const time = z.iso.datetime()

/** Times are ISO 8601 UTC. */
export const contactView = z
  .strictObject({
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
    ownerId: z.string().nullable().describe('A member of the organization; null if the contact has no owner.'),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Contact' })

/** Oldest change first. */
export const contactPage = z.strictObject({ data: z.array(contactView), nextCursor: z.string().nullable() }).meta({ id: 'ContactPage' })

export type ContactView = z.infer<typeof contactView>
export type ContactPage = z.infer<typeof contactPage>
export type ContactInput = z.input<typeof contactInput>
export type ContactChange = z.input<typeof contactChange>
export type ContactFilter = z.input<typeof contactFilter>
/** A change with normalized fields. */
export type ContactFields = z.output<typeof contactChange>
export type ContactQuery = z.output<typeof contactFilter>
