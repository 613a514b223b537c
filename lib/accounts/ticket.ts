import { createHash } from 'node:crypto'

const pattern = /^[0-9A-Za-z]{43}$/

export const isTicket = (text: string): boolean => pattern.test(text)

/** Digest stored instead of the ticket; 256 random bits need no key. */
export const ticketDigest = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url')
