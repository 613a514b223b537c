/** Whether an address that was typed is this person's; where it cannot be told, it is not. */
export const isSamePerson = (typed: string, email: string): boolean => normal(typed) === normal(email)

const normal = (email: string): string => email.normalize('NFKC').trim().toLowerCase()
