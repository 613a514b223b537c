import { type Email, layoutEmail, type TextPart, toHtml } from '../../mail/index'

type EmailContent = Omit<Email, 'to' | 'dedupe'>

const paragraph = (...parts: readonly (string | { readonly strong: string })[]) => {
  const texts: TextPart[] = parts.map((part) =>
    typeof part === 'string' ? { text: part, strong: false } : { text: part.strong, strong: true },
  )
  return { text: texts.map(({ text }) => text).join(''), html: toHtml(texts) }
}

interface Change {
  readonly origin: string
  readonly name: string
  readonly oldEmail: string
  readonly newEmail: string
}

const reasonOf = ({ origin }: Change, why: string): string => `You received this because ${why} at ${new URL(origin).host}.`

/** To the current address: the owner of the account agrees to the change. */
export function confirmOldEmail(change: Change, url: string): EmailContent {
  return {
    subject: 'Confirm the change of your email address',
    ...layoutEmail({
      paragraphs: [
        paragraph('Hello ', { strong: change.name }, ','),
        paragraph('You want to change the email address of your Keyrail account to ', { strong: change.newEmail }, '.'),
        paragraph('Both addresses must confirm it. The link works once and expires in 24 hours.'),
        paragraph("If this wasn't you, don't open the link, and change your password immediately."),
      ],
      button: { label: 'Confirm the change', url },
      reason: reasonOf(change, 'someone signed in to your account asked to change its email address'),
    }),
  }
}

/** To the new address: without the name, because it may belong to a stranger. */
export function confirmNewEmail(change: Change, url: string): EmailContent {
  return {
    subject: 'Confirm your new email address',
    ...layoutEmail({
      paragraphs: [
        paragraph(`Confirm that this is your new email address for Keyrail at ${new URL(change.origin).host}.`),
        paragraph('Both addresses must confirm it. The link works once and expires in 24 hours.'),
        paragraph("If you didn't ask for this, ignore this email. Nothing is changed."),
      ],
      button: { label: 'Confirm this address', url },
      reason: reasonOf(change, `someone entered ${change.newEmail} as their new email address`),
    }),
  }
}

/** To the new address if it belongs to another account: the person who asked must not learn that. */
export function addressInUseEmail(change: Change): EmailContent {
  return {
    subject: 'Your email address already has a Keyrail account',
    ...layoutEmail({
      paragraphs: [
        paragraph('Someone wants to use your email address for another account. That is not possible, and nothing was changed.'),
        paragraph('If it was you, change the email address of this account first, or delete it.'),
      ],
      button: { label: 'Sign in', url: `${change.origin}/sign-in` },
      reason: reasonOf(change, `someone entered ${change.newEmail} as their new email address`),
    }),
  }
}
