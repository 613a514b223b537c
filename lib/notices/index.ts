import { deleteExpired } from '../db/retention'
import { retention } from './clean-store'
import type { NoticesDeps } from './deps'
import { notify, notifyPerson } from './notify'
import { countUnread } from './store'
import type { Notices } from './types'
import { markAllRead, markRead, readInbox, readLatest } from './verbs/inbox'
import { readPreferences, savePreferences } from './verbs/preferences'
import { sendDigests } from './verbs/send-digests'
import { sendTest } from './verbs/send-test'

export function createNotices(deps: NoticesDeps): Notices {
  const notifyCounted: Notices['notifyCounted'] = (tx, orgId, at, notification) => notify(deps, tx, orgId, at, notification)
  return {
    notify: async (...args) => void (await notifyCounted(...args)),
    notifyCounted,
    notifyPerson: (...args) => notifyPerson(deps, ...args),
    inbox: (actor, filter) => readInbox(deps, actor, filter),
    latest: (actor) => readLatest(deps, actor),
    unread: (userId) => countUnread(deps.db.read, userId),
    markRead: (actor, id, read) => markRead(deps, actor, id, read),
    markAllRead: (actor) => markAllRead(deps, actor),
    preferences: (actor) => readPreferences(deps, actor),
    savePreferences: (actor, input) => savePreferences(deps, actor, input),
    sendTest: (actor) => sendTest(deps, actor),
    sendDigests: () => sendDigests(deps),
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}

export type { NoticesDeps } from './deps'
export type { NewNotification, Notices } from './types'
