import { type Email, layoutEmail, type TextPart, toHtml } from '../../mail/index'

type EmailContent = Omit<Email, 'to' | 'dedupe'>

const plain = (text: string): TextPart => ({ text, strong: false })
const greeting = (name: string): TextPart[] => [plain('Hello '), { text: name, strong: true }, plain(',')]
const hostOf = (origin: string): string => new URL(origin).host

const paragraph = (parts: readonly TextPart[]) => ({ text: parts.map(({ text }) => text).join(''), html: toHtml(parts) })
const paragraphs = (...lines: (string | TextPart[])[]) => lines.map((each) => paragraph(typeof each === 'string' ? [plain(each)] : each))

interface Addressee {
  readonly name: string
  readonly email: string
}

export function resetPasswordEmail(origin: string, { name, email, url }: Addressee & { readonly url: string }): EmailContent {
  return {
    subject: 'Reset your Keyrail password',
    ...layoutEmail({
      paragraphs: paragraphs(
        greeting(name),
        'Choose a new password for your Keyrail account. The link works once and expires in 30 minutes.',
        "If you didn't request this, ignore this email. Your password stays the same.",
      ),
      button: { label: 'Choose a new password', url },
      reason: `You received this because someone requested a password reset for ${email} at ${hostOf(origin)}.`,
    }),
  }
}

/** Without the name: a stranger may have entered it, together with someone else's address. */
export function verifyEmailEmail(origin: string, { email, url }: { readonly email: string; readonly url: string }): EmailContent {
  return {
    subject: 'Verify your email address',
    ...layoutEmail({
      paragraphs: paragraphs(
        `Verify your email address to create your Keyrail account at ${hostOf(origin)}. The link works once and expires in 24 hours.`,
        "If you didn't sign up, ignore this email. No account is created.",
      ),
      button: { label: 'Verify email address', url },
      reason: `You received this because someone signed up with ${email} at ${hostOf(origin)}.`,
    }),
  }
}

export function existingAccountEmail(origin: string, { name, email }: Addressee): EmailContent {
  return {
    subject: 'You already have a Keyrail account',
    ...layoutEmail({
      paragraphs: paragraphs(
        greeting(name),
        'Someone signed up with your email address, but you already have an account. Nothing was changed.',
        'If it was you, sign in instead. You can choose a new password from the sign-in page.',
      ),
      button: { label: 'Sign in', url: `${origin}/sign-in` },
      reason: `You received this because someone signed up with ${email} at ${hostOf(origin)}.`,
    }),
  }
}
