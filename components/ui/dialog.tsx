'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import X from 'lucide-react/icons/x'
import type { ComponentProps, MouseEvent, ReactNode, RefObject } from 'react'
import { cx } from './cx'
import { DialogBody } from './dialog-body'

type DialogCloseReason = 'escape' | 'outside' | 'button'

type FocusTarget = RefObject<HTMLElement | null> | (() => HTMLElement | null)

export interface DialogProps {
  readonly open: boolean
  /** Called on Esc, on a click outside (only if dismissable) and on the close button. The caller decides whether to close. */
  readonly onClose: (reason: DialogCloseReason) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly role?: 'dialog' | 'alertdialog' | undefined
  /** `search`: at the top, with a hidden title and no padding. */
  readonly size?: 'form' | 'reveal' | 'confirm' | 'search' | undefined
  /** Default: the first control. Use `heading` for text that must be read first. */
  readonly initialFocus?: FocusTarget | 'heading' | undefined
  /** Default: the element that had the focus before. */
  readonly finalFocus?: FocusTarget | undefined
  /** Called after the closing transition. */
  readonly onGone?: (() => void) | undefined
  readonly media?: ReactNode
  readonly footer?: ReactNode
  /** Stays visible between the content and the footer. */
  readonly summary?: ReactNode
  /** Above open menus and sheets, so it can have none itself. Dialogs that may open above such a dialog set it too. */
  readonly aboveMenus?: boolean | undefined
  /** A click outside closes it. Has no effect on an alertdialog. */
  readonly dismissable?: boolean | undefined
  /** Shows a close button with this label. */
  readonly closeLabel?: string | undefined
  /** Wraps body and footer in a form. */
  readonly form?: ComponentProps<'form'> | undefined
  readonly children?: ReactNode
}

const widths = {
  form: 'sm:max-w-[35rem]',
  reveal: 'sm:max-w-[38rem] lg:max-w-[min(38rem,calc(100vw-30rem))]',
  confirm: 'sm:max-w-[28rem]',
  search: 'sm:max-w-[35rem] sm:self-start sm:mt-[12dvh]',
} as const

const scrim =
  'fixed inset-0 bg-scrim transition-opacity duration-240 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0'
// below 1024 px toasts are above the dialog, from 1024 px beside it
const viewport =
  'fixed inset-0 flex items-end justify-center pt-[max(8dvh,var(--toast-space))] sm:items-center sm:p-6 sm:max-lg:pt-[max(1.5rem,var(--toast-space))]'
const box =
  'relative flex max-h-full w-full flex-col overflow-hidden rounded-t-lg border border-line bg-surface text-ink shadow-3 outline-none transition-[opacity,transform,scale] duration-240 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:data-ending-style:translate-y-4 max-sm:data-starting-style:translate-y-4 sm:rounded-lg sm:data-ending-style:scale-98 sm:data-starting-style:scale-98'

export function Dialog(props: DialogProps) {
  const { open, onClose, role = 'dialog', size = 'form', dismissable = true, aboveMenus = false } = props
  const layer = aboveMenus ? 'z-80' : 'z-40'
  const heading = props.initialFocus === 'heading'
  return (
    <Base.Root
      open={open}
      disablePointerDismissal={!dismissable || role === 'alertdialog'}
      onOpenChange={(next, details) => next || onClose(reasonOf(details.reason))}
      onOpenChangeComplete={(next) => next || props.onGone?.()}
    >
      <Base.Portal>
        <Base.Backdrop forceRender className={cx(scrim, layer)} />
        <Base.Viewport onMouseDown={keepFocus} data-above-menus={aboveMenus || undefined} className={cx(viewport, layer)}>
          <Base.Popup
            role={role}
            initialFocus={heading ? focusHeading : focusOf(props.initialFocus)}
            finalFocus={focusOf(props.finalFocus)}
            className={cx(box, widths[size])}
          >
            <Content {...props} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

// a click beside the dialog must not move the focus out of it
const keepFocus = (event: MouseEvent) => event.target === event.currentTarget && event.preventDefault()

const focusHeading = () => document.querySelector<HTMLElement>('[data-dialog-title]:not([data-base-ui-inert] *)') ?? true

function focusOf(target: DialogProps['initialFocus']) {
  if (target === undefined || target === 'heading') return undefined
  return typeof target === 'function' ? () => target() ?? true : target
}

function reasonOf(reason: string): DialogCloseReason {
  if (reason === 'escape-key') return 'escape'
  return reason === 'outside-press' ? 'outside' : 'button'
}

// hidden where it would leave less than 480 px for the content
const mediaBox =
  'grid h-14 w-18 shrink-0 place-items-center rounded-md bg-sunken max-sm:[@media(height<48rem)]:hidden [@media(height<44rem)]:hidden'

function Content({ title, description, size, media, footer, summary, closeLabel, form, children }: DialogProps) {
  const search = size === 'search'
  const parts = (
    <>
      <header className={search ? 'sr-only' : cx('flex gap-4 border-b border-line px-5 py-4 sm:px-6', closeLabel && 'pr-14 sm:pr-14')}>
        {media && <div className={mediaBox}>{media}</div>}
        <div className="min-w-0 grow">
          <Base.Title tabIndex={-1} data-dialog-title className="text-lg outline-none">
            {title}
          </Base.Title>
          {description && (
            <Base.Description render={<div />} className="mt-0.5 text-sm text-ink-2">
              {description}
            </Base.Description>
          )}
        </div>
      </header>
      {children &&
        (search ? <div className="min-h-0 grow overflow-y-auto overscroll-contain">{children}</div> : <DialogBody>{children}</DialogBody>)}
      {summary && <div className="border-t border-line px-5 py-2.5 text-sm text-ink-2 sm:px-6">{summary}</div>}
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-5 py-3.5 max-sm:[&>button]:grow sm:px-6">
          {footer}
        </footer>
      )}
      {closeLabel && <CloseButton label={closeLabel} />}
    </>
  )
  return form ? (
    <form noValidate {...form} className="flex min-h-0 flex-col">
      {parts}
    </form>
  ) : (
    parts
  )
}

const CloseButton = ({ label }: { readonly label: string }) => (
  <Base.Close
    aria-label={label}
    title={label}
    className="tap-square absolute top-3.5 right-3.5 grid place-items-center rounded-md text-ink-2 transition-colors hover:bg-sunken hover:text-ink"
  >
    <X aria-hidden size={20} strokeWidth={1.75} />
  </Base.Close>
)
