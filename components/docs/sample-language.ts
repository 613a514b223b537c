import { useSyncExternalStore } from 'react'
import { saveCookie } from '@/components/ui/cookie'

/** Languages of samples, by the name of their code fence. */
export const sampleLanguages = { bash: 'curl', javascript: 'JavaScript', python: 'Python' } as const
export type SampleLanguage = keyof typeof sampleLanguages

const cookieName = 'keyrail-language'
const changeEvent = 'keyrail:language'
const pattern = `(?:^|; )${cookieName}=(bash|javascript|python)`

/** Runs before the first paint, so that samples do not flash in another language. */
export const languageScript = `document.documentElement.dataset.language = /${pattern}/.exec(document.cookie)?.[1] ?? 'bash'`

/** The language that all samples of the docs show, kept for a year. */
export const useSampleLanguage = (): SampleLanguage =>
  useSyncExternalStore(
    onLanguageChange,
    () => isLanguage(new RegExp(pattern).exec(document.cookie)?.[1]),
    () => 'bash',
  )

export function chooseLanguage(language: SampleLanguage): void {
  saveCookie(cookieName, language)
  document.documentElement.dataset['language'] = language
  dispatchEvent(new Event(changeEvent))
}

function onLanguageChange(onChange: () => void): () => void {
  addEventListener(changeEvent, onChange)
  return () => removeEventListener(changeEvent, onChange)
}

const isLanguage = (text: string | undefined): SampleLanguage => (text === 'javascript' || text === 'python' ? text : 'bash')
