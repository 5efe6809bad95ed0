import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { MethodReply } from '../../contract'
import type { WorkbenchLink } from '../workbench-link'
import { APP_ORIGIN, CALL_CHANNEL, PUSH_CHANNEL } from './origin'

/**
 * Whether a call comes from a page of ours: a known window, its top frame, our exact origin. Anything missing (a frame
 * that has gone, `about:blank`) is a no. Must be asked before anything is awaited, for the frame may go.
 */
export function isTrusted(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  windows: ReadonlySet<WebContents>,
): boolean {
  const frame = event.senderFrame
  if (!frame || frame.parent !== null || !windows.has(event.sender)) return false
  try {
    return frame.origin === APP_ORIGIN && new URL(frame.url).host === 'attest'
  } catch {
    return false
  }
}

const REFUSED: MethodReply = { ok: false, error: { code: 'refused', message: 'This page may not ask the workbench.' } }

/** Carries calls from trusted pages to the workbench, and its pushes to every window. */
export function setUpCalls(ipcMain: IpcMain, workbench: WorkbenchLink, windows: ReadonlySet<WebContents>): void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, params: unknown) =>
    isTrusted(event, windows) ? workbench.call(method, params) : REFUSED,
  )
  workbench.onPush((push) => {
    for (const contents of windows) if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, push)
  })
}
