import type { Page } from '@playwright/test'
import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const colourRules = ['color-contrast', 'link-in-text-block']

/** The page's own copy. */
interface Axe {
  readonly axe: { run(within: ElementContext, options: RunOptions): Promise<AxeResults> }
}

/**
 * What axe finds on the screen now. A theme changes colours and nothing else: in the dark one only their rules are asked.
 * Only violations are gathered, and style sheets are not fetched again: the one rule that reads them is not asked.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark', within: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const runOnly: RunOptions['runOnly'] = colorScheme === 'light' ? { type: 'tag', values: rules } : { type: 'rule', values: colourRules }
  const options: RunOptions = { runOnly, resultTypes: ['violations'], preload: false }
  const { violations: found } = await page.evaluate(([selector, asked]) => (globalThis as unknown as Axe).axe.run(selector, asked), [
    within,
    options,
  ] as const)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}
