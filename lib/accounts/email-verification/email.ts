import { type Email, layoutEmail, toHtml } from '../../mail/index'

const paragraph = (text: string) => ({ text, html: toHtml([{ text, strong: false }]) })

/** Without the name: the address may belong to a stranger. */
export function verificationEmail(
  origin: string,
  { email, url }: { readonly email: string; readonly url: string },
): Omit<Email, 'to' | 'dedupe'> {
  const { host } = new URL(origin)
  return {
    subject: 'Verify your email address',
    ...layoutEmail({
      paragraphs: [
        paragraph(`Verify that this is the email address of your Keyrail account at ${host}. The link works once and expires in 24 hours.`),
        paragraph("If you don't have an account there, ignore this email."),
      ],
      button: { label: 'Verify email address', url },
      reason: `You received this because someone with a Keyrail account at ${host} uses ${email}.`,
    }),
  }
}
