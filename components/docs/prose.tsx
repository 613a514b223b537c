import type { Element, Nodes } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { Route } from 'next'
import type { ComponentProps, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { PageLink } from '@/components/ui/page-link'
import { CodeBlock } from './code-block'
import { CreateTokenLink } from './create-token-link'
import { DocHeading } from './doc-heading'
import { Endpoint } from './endpoint'
import type { SampleLanguage } from './sample-language'
import { SampleTabs } from './sample-tabs'
import type { OfferToken } from './token-offer'
import { TryIt } from './try-it'
import type { TryRequest } from './try-request'

interface FromTree {
  readonly node?: Element | undefined
  readonly children?: ReactNode
}

const properties = (node: Element | undefined, name: string): string => String(node?.properties[name] ?? '')

function Code({ node, children }: FromTree) {
  const [language, code] = [properties(node, 'dataLanguage'), properties(node, 'dataCode')]
  if (language === 'endpoint') return <Endpoint text={code} />
  if (language === 'try') return <TryIt request={JSON.parse(code) as TryRequest} />
  return (
    <CodeBlock language={language} code={code}>
      {children}
    </CodeBlock>
  )
}

function Tabs({ node }: FromTree) {
  const panels = (node?.children ?? []).filter((child) => child.type === 'element')
  return (
    <SampleTabs languages={panels.map((pre) => properties(pre, 'dataLanguage') as SampleLanguage)}>
      {panels.map((pre) => (
        <CodeBlock
          key={properties(pre, 'dataLanguage')}
          framed
          language={properties(pre, 'dataLanguage')}
          code={properties(pre, 'dataCode')}
        >
          {render({ type: 'root', children: pre.children })}
        </CodeBlock>
      ))}
    </SampleTabs>
  )
}

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  if (href.startsWith('/docs')) return <PageLink href={href as Route}>{children}</PageLink>
  return <a href={href}>{children}</a>
}

const Table = ({ children }: FromTree) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
  <div tabIndex={0} className="overflow-x-auto rounded-lg border border-line bg-surface">
    <table>{children}</table>
  </div>
)

const components = {
  pre: Code,
  'sample-tabs': Tabs,
  a: Anchor,
  table: Table,
  h2: ({ id = '', children }: ComponentProps<'h2'>) => (
    <DocHeading level={2} id={id}>
      {children}
    </DocHeading>
  ),
  h3: ({ id = '', children }: ComponentProps<'h3'>) => (
    <DocHeading level={3} id={id}>
      {children}
    </DocHeading>
  ),
}

const render = (tree: Nodes): ReactNode => toJsxRuntime(tree, { Fragment, jsx, jsxs, passNode: true, components })

interface ProseProps {
  readonly tree: Nodes
  readonly offerToken: OfferToken
}

/** The text of a page. */
export const Prose = ({ tree, offerToken }: ProseProps) => (
  <div className="prose">
    {toJsxRuntime(tree, { Fragment, jsx, jsxs, passNode: true, components: { ...components, pre: codeWith(offerToken) } })}
  </div>
)

/** Code, and the offers of tokens between samples. */
const codeWith = (offerToken: OfferToken) => (props: FromTree) => {
  if (properties(props.node, 'dataLanguage') !== 'token') return <Code {...props} />
  const path = offerToken(properties(props.node, 'dataCode').split(' ').filter(Boolean))
  return path && <CreateTokenLink path={path} />
}
