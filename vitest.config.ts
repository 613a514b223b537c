import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // what the react-server condition would choose, without React losing its hooks in component tests
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    environment: 'node',
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts', '*.test.ts'],
    exclude: ['node_modules', '.next', 'e2e', 'dist'],
    globalSetup: ['lib/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    silent: 'passed-only',
    restoreMocks: true,
    unstubEnvs: true,
  },
})
