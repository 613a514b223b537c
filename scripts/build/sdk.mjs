// npm run build:sdk: builds lib/sdk to a package that can be published, in dist/sdk.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from '../command.mjs'
import { CommandError, runToExit } from '../command-error.mjs'
import { step } from '../progress.mjs'
import { inRoot, isEntry } from '../root.mjs'

const entries = ['index', 'express', 'fastify', 'hono', 'next']
const sources = entries.map((name) => `lib/sdk/${name}.ts`)

export async function buildSdk(outdir = inRoot('dist/sdk')) {
  rmSync(outdir, { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  await bundle(outdir)
  await declare(outdir)
  for (const [from, to] of [
    ['lib/sdk/README.md', 'README.md'],
    ['LICENSE', 'LICENSE'],
  ])
    cpSync(inRoot(from), join(outdir, to))
  writeFileSync(join(outdir, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
}

function manifest() {
  const { version, license } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const exported = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })
  return {
    name: '@keyrail/sdk',
    version,
    description: 'Verifies API tokens with Keyrail, in Express, Fastify, Hono, Next and anything with fetch.',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: Object.fromEntries(entries.map((name) => [name === 'index' ? '.' : `./${name}`, exported(name)])),
    files: ['*.js', '*.d.ts'],
  }
}

/** `neutral` and no externals: an import of Node or of a package fails the build. */
async function bundle(outdir) {
  const { build, stop } = await import('esbuild')
  const shared = { bundle: true, splitting: true, format: 'esm', platform: 'neutral', target: 'es2022' }
  try {
    await build({ ...shared, absWorkingDir: inRoot(), entryPoints: sources, outdir, chunkNames: 'shared-[hash]', logLevel: 'error' })
  } finally {
    // otherwise the bundler's process keeps running
    await stop()
  }
}

async function declare(outdir) {
  const flags = ['--ignoreConfig', '--strict', '--exactOptionalPropertyTypes', '--declaration', '--emitDeclarationOnly']
  const environment = ['--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', '--module', 'esnext', '--moduleResolution', 'bundler']
  const folders = ['--rootDir', 'lib/sdk', '--outDir', outdir]
  const { code, output } = await runNode(['node_modules/typescript/bin/tsc', ...sources, ...flags, ...environment, ...folders])
  if (code !== 0) throw new CommandError(`${output}\nThe types of the SDK could not be built.`)
  for (const name of readdirSync(outdir).filter((file) => file.endsWith('.d.ts'))) {
    const path = join(outdir, name)
    // Node's module resolution wants the extension
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(from ')(\.\/[\w-]+)(')/g, '$1$2.js$3'))
  }
}

if (isEntry(import.meta.url)) await runToExit(() => step('Building the SDK to dist/sdk', () => buildSdk()))
