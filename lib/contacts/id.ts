const shape = /^[0-9A-Za-z_-]{1,64}$/

/** Whether a text could be a contact's id; the database is not asked for any other. */
export const isContactId = (text: string): boolean => shape.test(text)
