import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, ElementContext, Result, RunOptions } from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const colorRules = ['color-contrast', 'link-in-text-block']

interface Color {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): Color
}

/** The page's own copy. */
interface Axe {
  readonly axe: {
    run(within: ElementContext, options: RunOptions): Promise<AxeResults>
    readonly commons: { readonly color: { readonly Color: { readonly prototype: Color } } }
  }
}

/**
 * What axe finds on the screen now. A theme changes colors and nothing else: in the dark one only their rules are asked.
 * Only violations are gathered, and style sheets are not fetched again: the one rule that reads them is not asked.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark', within: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await putIn(page)
  const runOnly: RunOptions['runOnly'] = colorScheme === 'light' ? { type: 'tag', values: rules } : { type: 'rule', values: colorRules }
  const options: RunOptions = { runOnly, resultTypes: ['violations'], preload: false }
  const found = await page.evaluate(look, [within, options] as const)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/** Once the page has followed its new size and theme and nothing moves: colors in a transition are no colors of the design. */
async function look([within, options]: readonly [string, RunOptions]): Promise<Result[]> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const moving = () =>
    document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)
  for (let left = moving(); left.length > 0; left = moving()) await Promise.allSettled(left.map(({ finished }) => finished))
  return (await (globalThis as unknown as Axe).axe.run(within, options)).violations
}

async function putIn(page: Page): Promise<void> {
  await page.evaluate(source)
  await page.evaluate(rememberColors)
}

/** Of thousands of times that axe works out what a color is, some twenty colors differ: nearly half of its time. */
function rememberColors(): void {
  const { prototype } = (globalThis as unknown as Axe).axe.commons.color.Color
  const parse = Reflect.get(prototype, 'parseString')
  const known = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>()
  prototype.parseString = function (this: Color, text) {
    const before = known.get(text)
    if (before) return Object.assign(this, before)
    const { r, g, b, alpha } = parse.call(this, text)
    known.set(text, { r, g, b, alpha })
    return this
  }
}
