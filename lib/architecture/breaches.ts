import { expect } from 'vitest'
import { type Import, type Source, sources } from './sources'

/** Fails with the advice and a list of all violations. */
export function expectNone(violations: readonly string[], advice: string): void {
  expect(violations, `${advice}\n  ${violations.join('\n  ')}\n`).toEqual([])
}

/** Lines matching `pattern` in the files selected by `where`. */
export function matches(pattern: RegExp, where: (path: string) => boolean): string[] {
  return sources.filter(({ path }) => where(path)).flatMap(({ path, text }) => linesMatching(path, text, pattern))
}

function linesMatching(path: string, text: string, pattern: RegExp): string[] {
  return text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim().slice(0, 120)}`] : []))
}

/** Forbidden imports in the files selected by `where`. */
export function imports(where: (path: string) => boolean, forbidden: (found: Import) => boolean): string[] {
  return sources
    .filter(({ path }) => where(path))
    .flatMap((source) => source.imports)
    .filter(forbidden)
    .map(({ from, target }) => `${from} → ${target}`)
}

/** True if the file's code is sent to the browser. */
export const isClientCode = ({ path, text }: Source): boolean => /^\s*['"]use client['"]/.test(text) || path.startsWith('components/')
