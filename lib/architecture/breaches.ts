import { expect } from 'vitest'
import { type Import, type Source, sources } from './sources'

/** Fails with every place that breaks the rule, and what to do instead. */
export function expectNone(breaches: readonly string[], instead: string): void {
  expect(breaches, `${instead}\n  ${breaches.join('\n  ')}\n`).toEqual([])
}

/** Places where a file that `where` chooses matches `pattern`. */
export function matches(pattern: RegExp, where: (path: string) => boolean): string[] {
  return sources.filter(({ path }) => where(path)).flatMap(({ path, text }) => linesMatching(path, text, pattern))
}

export function linesMatching(path: string, text: string, pattern: RegExp): string[] {
  return text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim().slice(0, 120)}`] : []))
}

/** Imports of the files that `where` chooses and `forbidden` names. */
export function imports(where: (path: string) => boolean, forbidden: (found: Import) => boolean): string[] {
  return sources
    .filter(({ path }) => where(path))
    .flatMap((source) => source.imports)
    .filter(forbidden)
    .map(({ from, target }) => `${from} → ${target}`)
}

/** Whether the file's code is sent to the browser by itself. */
export const isClientCode = ({ path, text }: Source): boolean => /^\s*['"]use client['"]/.test(text) || path.startsWith('components/')
