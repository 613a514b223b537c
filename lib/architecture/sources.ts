import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/g
const call = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const skipped = new Set([
  'node_modules',
  '.git',
  '.next',
  '.data',
  'dist',
  'generated',
  'coverage',
  '.results',
  '.stryker-tmp',
  'test-results',
])

export interface Import {
  readonly from: string
  /** Path relative to the project folder, or the package name. */
  readonly target: string
  /** `import type`: erased at compile time. */
  readonly typeOnly: boolean
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

/** Text of every project file, by path relative to the project folder. */
export const files: ReadonlyMap<string, string> = new Map(
  list('')
    .filter((path) => !/\.(png|ico|jpg|webp|woff2?|tsbuildinfo|db)$/.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)

/** Production code: without tests, fixtures, benchmarks and tool configuration. */
export const sources: readonly Source[] = [...files]
  .filter(([path]) => /\.(tsx?|mjs)$/.test(path) && !isTest(path) && !/^(next-env\.d|[^/]+\.config)\.m?ts$/.test(path))
  .map(([path, text]) => ({ path, text: withoutComments(text), imports: importsOf(path, text) }))

export const sourceOf = new Map(sources.map((source) => [source.path, source]))

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || /^(e2e|bench|lib\/testing|lib\/architecture)\//.test(path)
}

function list(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? list(posix.join(folder, entry.name)) : [posix.join(folder, entry.name)]))
}

function importsOf(path: string, text: string): Import[] {
  const declared = [...text.matchAll(statement)].map(([, type, name = '']) => ({ name, typeOnly: type !== undefined }))
  const called = [...text.matchAll(call)].map(([, name = '']) => ({ name, typeOnly: false }))
  return [...declared, ...called].map(({ name, typeOnly }) => ({ from: path, target: resolveName(path, name), typeOnly }))
}

function resolveName(path: string, name: string): string {
  const inside = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') && posix.join(dirname(path), name)
  if (!inside) return name
  return ['', '.ts', '.tsx', '/index.ts'].map((end) => inside + end).find((file) => files.has(file)) ?? inside
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
