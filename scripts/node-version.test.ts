import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeProblem } from './node-version.mjs'

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '25.1.0'])('Node %s is supported', (version) => {
  expect(nodeProblem(version)).toBeNull()
})

test.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0', '23.11.0'])('Node %s is rejected, with its version in the message', (version) => {
  expect(nodeProblem(version)).toBe(`Keyrail needs Node 20.19, 22.12, 24 or newer; this is Node ${version}.`)
})

test('package.json declares the same versions', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { engines: { node: string } }
  expect(engines.node).toBe('^20.19 || ^22.12 || >=24')
})
