const maskedHeader = /\b(authorization|proxy-authorization|x-api-key|cookie|set-cookie)\b(["']?\s*[:=]\s*)[^\r\n]+/gi
const maskedScheme = /\b(bearer|basic)\s+[0-9A-Za-z+/=_.~-]{8,}/gi
/** A token key, which is public, and its secret, complete or truncated. */
const maskedToken = /(kr[a-z]_[0-9A-Za-z]{16})_[0-9A-Za-z]+/gi
/** Paths whose last segment is the secret of a link in an email. */
const maskedLink = /(\/(?:reset-password|invite|verify-email|confirm-email)\/)[0-9A-Za-z_-]{16,}/g
// control, format, separator and lone surrogate characters can forge lines or reorder text
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * Text for the log: tokens, credentials and secret links masked, control characters escaped.
 * @param {string} text
 */
export const printable = (text) => mask(text).replace(unprintable, escaped)

const mask = (text) =>
  text
    .replace(maskedHeader, '$1$2[masked]')
    .replace(maskedScheme, '$1 [masked]')
    .replace(maskedToken, '$1_[masked]')
    .replace(maskedLink, '$1[masked]')

const escaped = (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
