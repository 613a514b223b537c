import type { ReactNode } from 'react'
import type { Failure, Outcome } from '@/lib/result'
import type {
  CreateInput,
  CreateOptions,
  EditInput,
  FirstUse,
  HandOverView,
  ListFilter,
  OverlapInput,
  RecentRequests,
  RotateInput,
  TokenPage,
  TokenView,
} from '@/lib/tokens/schema'
import type { LimitState } from '@/lib/tokens/types'
import type { SessionActions } from '../session/types'

/** Result of a server action; the failure `missing_credentials` means the session has ended. */
export type ActionOutcome<T> = Outcome<T, Failure['code']>

/** Result of create, rotate and view, the only actions that return a secret. */
export interface Revealed {
  readonly token: TokenView
  readonly secret: string
}

/** Server actions bound to one organization. */
export interface TokenActions {
  create(input: CreateInput): Promise<ActionOutcome<Revealed>>
  edit(tokenKey: string, input: EditInput): Promise<ActionOutcome<TokenView>>
  setActive(tokenKey: string, active: boolean): Promise<ActionOutcome<TokenView>>
  remove(tokenKey: string): Promise<ActionOutcome<TokenView>>
  restore(tokenKey: string): Promise<ActionOutcome<TokenView>>
  rotate(tokenKey: string, input: RotateInput): Promise<ActionOutcome<Revealed>>
  view(tokenKey: string): Promise<ActionOutcome<Revealed>>
  changeOverlap(tokenKey: string, input: OverlapInput): Promise<ActionOutcome<TokenView>>
  keep(tokenKey: string): Promise<ActionOutcome<TokenView>>
  delete(tokenKey: string): Promise<ActionOutcome<null>>
}

/** Reported by a dialog to the screen behind it. */
export type TokenChange =
  | {
      readonly kind: 'created' | 'edited' | 'removed' | 'rotated' | 'deactivated'
      readonly token: TokenView
    }
  | {
      readonly kind: 'deleted'
      readonly tokenKey: string
      readonly name: string
    }

/** The create dialog; `formKey` is new each time it opens. */
export interface OpenedCreate {
  readonly kind: 'create'
  readonly opening: CreateOpening
  readonly formKey: number
}

/** How the create dialog opens. */
export interface CreateOpening {
  readonly type?: CreateInput['type'] | undefined
  /** Preselects the location. */
  readonly locationId?: string | undefined
  /** Selects these scopes, as far as the user may grant them. */
  readonly scopes?: readonly string[] | undefined
  /** Fills in the name, type, location, scopes and IP allowlist of this token. */
  readonly from?: TokenView | undefined
}

/** Opens the token dialogs. Their code is loaded by `prefetch` or on first use. */
export interface TokenDialogs {
  prefetch(): void
  openCreate(opening?: CreateOpening): void
  openEdit(token: TokenView): void
  openRotate(token: TokenView): void
  openView(token: TokenView): void
  openRemove(token: TokenView): void
  openDelete(token: TokenView): void
}

export interface TokenDialogsProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly actions: TokenActions
  readonly reads: TokenReads
  readonly session: SessionActions
  /** Public URL of the API, `https://keys.example.com/api/v1`, for code samples and downloads. */
  readonly apiBase: string
  readonly onChange: (change: TokenChange) => void
  /** The create dialog to open first. */
  readonly opened?: OpenedCreate | null | undefined
  readonly children: ReactNode
}

/** GET requests from the browser to /o/{org}/data/… */
export interface TokenReads {
  page(filter: ListFilter): Promise<TokenPage>
  /** One token as it is now. */
  token(tokenKey: string): Promise<TokenView>
  options(): Promise<CreateOptions>
  limit(): Promise<LimitState>
  /** Name of the user's own token that counts as the same; null = none. */
  takenName(name: string): Promise<string | null>
  firstUse(tokenKey: string): Promise<FirstUse>
  handOver(tokenKey: string): Promise<HandOverView>
  /** The latest requests with a token, or the latest rejected ones. */
  recentRequests(tokenKey: string, rejected: boolean): Promise<RecentRequests>
}
