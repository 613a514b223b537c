const shape = /^[0-9A-Za-z_-]{1,64}$/

/** Checked before any query. */
export const isContactId = (text: string): boolean => shape.test(text)
