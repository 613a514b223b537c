/** True only if both spell the same email address; ignores case, width and surrounding spaces. */
export const isSameEmail = (one: string, other: string): boolean => normalized(one) === normalized(other)

const normalized = (email: string): string => email.normalize('NFKC').trim().toLowerCase()
