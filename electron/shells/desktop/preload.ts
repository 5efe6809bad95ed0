import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../../contract'
import type { Push } from '../workbench-link'
import { CALL_CHANNEL, PUSH_CHANNEL } from './origin'

// Runs in the sandbox. The page gets these functions and nothing of ipcRenderer or its event objects.
const bridge: Bridge = {
  shell: 'desktop',
  call: (method, params) => ipcRenderer.invoke(CALL_CHANNEL, method, params),
  on(event, listener) {
    const forward = (_: unknown, push: Push) => {
      if (push.event === event) (listener as (payload: unknown) => void)(push.payload)
    }
    ipcRenderer.on(PUSH_CHANNEL, forward)
    return () => void ipcRenderer.removeListener(PUSH_CHANNEL, forward)
  },
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) || null : null),
}

contextBridge.exposeInMainWorld('attest', bridge)
