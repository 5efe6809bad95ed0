/** The one origin of the desktop shell's own pages. */
export const APP_ORIGIN = 'app://attest'
/** IPC channels, both prefixed so that they can be told from Electron's own. */
export const CALL_CHANNEL = 'attest:call'
export const PUSH_CHANNEL = 'attest:push'
