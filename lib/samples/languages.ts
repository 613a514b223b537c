export const languages = ['curl', 'JavaScript', 'Python'] as const
export type Language = (typeof languages)[number]
