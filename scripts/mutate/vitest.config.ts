import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { modules } from './modules.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const tests: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(modules).map(([name, module]) => [name, module.tests]),
)

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: { environment: 'node', include: [...(tests[process.env.KEYRAIL_MUTATED ?? ''] ?? [])] },
})
