import Circle from 'lucide-react/icons/circle'
import CircleCheck from 'lucide-react/icons/circle-check'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { organizationPath } from '@/components/shell/paths'
import { cx } from '@/components/ui/cx'
import { LinkButton } from '@/components/ui/link-button'
import type { FirstSteps as Steps } from '@/lib/organizations/schema'

interface FirstStepsProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly steps: Steps
}

/** Leads from an empty organization to its first token and its first invited person. */
export const FirstSteps = ({ org, steps }: FirstStepsProps) => (
  <section aria-labelledby="first-steps" className="rounded-lg border border-line bg-surface px-5 py-4">
    <h2 id="first-steps" className="text-lg">
      Get started with <bdi className="wrap-anywhere">{org.name}</bdi>
    </h2>
    <ol className="mt-2 divide-y divide-line">
      <Step
        done={steps.token}
        title="Create the first token"
        text="Select New token above, and store the token in the software that uses it."
      />
      <Step
        done={steps.invitation}
        title="Invite the first person"
        text="Each person creates their own tokens, with the role that you choose."
      >
        <LinkButton href={`${organizationPath(org.slug, 'invitations')}?invite=1` as Route} className="max-sm:w-full">
          Invite people
        </LinkButton>
      </Step>
    </ol>
  </section>
)

interface StepProps {
  readonly done: boolean
  readonly title: string
  readonly text: string
  /** Action of a step that is not done. */
  readonly children?: ReactNode
}

function Step({ done, title, text, children }: StepProps) {
  const Icon = done ? CircleCheck : Circle
  return (
    <li className="flex gap-3 py-3">
      <Icon aria-hidden size={20} strokeWidth={1.75} className={cx('mt-0.5 shrink-0', done ? 'text-ok' : 'text-ink-3')} />
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-6 gap-y-2">
        <div className="grow basis-48">
          <p className="font-semibold text-ink">
            {title}
            {done && <span className="sr-only"> (done)</span>}
          </p>
          {!done && <p className="text-sm text-ink-2">{text}</p>}
        </div>
        {!done && children}
      </div>
    </li>
  )
}
