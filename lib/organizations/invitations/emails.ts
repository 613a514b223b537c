import type { Role } from '../../actor'
import { type Email, layoutEmail, oneLine, type TextPart, toHtml } from '../../mail/index'

interface InvitationEmail {
  readonly origin: string
  readonly organization: string
  readonly inviter: string
  readonly email: string
  readonly role: Role
  readonly locations: readonly string[]
  readonly url: string
}

const plain = (text: string): TextPart => ({ text, strong: false })
const strong = (text: string): TextPart => ({ text, strong: true })
const paragraph = (...parts: readonly TextPart[]) => ({ text: parts.map(({ text }) => text).join(''), html: toHtml(parts) })

const roleNames: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  admin: 'an admin',
  manager: 'a location manager',
  member: 'a member',
  viewer: 'a viewer',
}

export function invitationEmail({
  origin,
  organization,
  inviter,
  email,
  role,
  locations,
  url,
}: InvitationEmail): Omit<Email, 'to' | 'dedupe'> {
  const at = locations.length === 0 ? [] : [plain(', for '), strong(locations.join(', '))]
  return {
    subject: oneLine(`${inviter} invited you to ${organization}`),
    ...layoutEmail({
      paragraphs: [
        paragraph(
          strong(inviter),
          plain(' invited you to '),
          strong(organization),
          plain(` on Keyrail, as ${roleNames[role]}`),
          ...at,
          plain('.'),
        ),
        paragraph(plain('The link works once and expires in 7 days.')),
        paragraph(plain("If you don't know them, ignore this email. Nothing happens until you accept.")),
      ],
      button: { label: 'View invitation', url },
      reason: `You received this because ${oneLine(inviter)} entered ${email} at ${new URL(origin).host}.`,
    }),
  }
}
