import { createCssVariablesTheme, createHighlighterCoreSync } from '@shikijs/core'
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript'
import bash from '@shikijs/langs/bash'
import http from '@shikijs/langs/http'
import javascript from '@shikijs/langs/javascript'
import json from '@shikijs/langs/json'
import nginx from '@shikijs/langs/nginx'
import python from '@shikijs/langs/python'
import typescript from '@shikijs/langs/typescript'
import yaml from '@shikijs/langs/yaml'
import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'

const shiki = createHighlighterCoreSync({
  langs: [bash, http, javascript, json, nginx, python, typescript, yaml],
  themes: [createCssVariablesTheme({ name: 'keyrail', variablePrefix: '--code-' })],
  engine: createJavaScriptRegexEngine(),
})

/** A `pre` with its code in spans; `data-language` names the language and `data-code` holds the text. */
export function highlight(pre: Element): Element {
  const [code] = pre.children
  const classes = code?.type === 'element' ? code.properties['className'] : []
  const language = /language-(\S+)/.exec(String(classes))?.[1] ?? 'text'
  const text = textOf(pre).replace(/\n$/, '')
  return { type: 'element', tagName: 'pre', properties: { dataLanguage: language, dataCode: text }, children: spans(text, language) }
}

function spans(text: string, language: string): Element['children'] {
  if (!shiki.getLoadedLanguages().includes(language)) return [{ type: 'text', value: text }]
  const [pre] = shiki.codeToHast(text, { lang: language, theme: 'keyrail' }).children
  return pre?.type === 'element' ? pre.children : []
}
