import { BrowserWindow, dialog, session, shell } from 'electron'
import type { Host } from '../../contract'
import { setUpPermissions } from './permissions'

/** A report carries its style and pictures within itself. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const READABLE = ['txt', 'md', 'html', 'htm', 'mht', 'mhtml', 'pdf', 'docx', 'eml']

/** Dialogs, folders and printing of the desktop shell. `window` answers the window that dialogs belong to. */
export function desktopHost(window: () => BrowserWindow | null): Host {
  const open = async (options: Electron.OpenDialogOptions): Promise<string[]> => {
    const parent = window()
    const answer = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
    return answer.canceled ? [] : answer.filePaths
  }
  return {
    shell: 'desktop',
    can: { openDialog: true, saveDialog: true, showInFolder: true, printToPdf: true },
    chooseFiles: () =>
      open({
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Articles', extensions: READABLE },
          { name: 'All files', extensions: ['*'] },
        ],
      }),
    chooseFolder: async (purpose) =>
      (
        await open({ properties: purpose === 'new case' ? ['openDirectory', 'createDirectory'] : ['openDirectory'] })
      )[0] ?? null,
    async choosePath(suggestedName) {
      const parent = window()
      const options = { defaultPath: suggestedName }
      const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return answer.canceled || !answer.filePath ? null : answer.filePath
    },
    async showInFolder(path) {
      shell.showItemInFolder(path)
    },
    printToPdf,
  }
}

let printed = 0

/**
 * Prints in a hidden window without scripts. Its session is its own, in memory, and knows one page: the report.
 */
async function printToPdf(html: string): Promise<Uint8Array> {
  const printing = session.fromPartition(`print-${++printed}`)
  setUpPermissions(printing)
  printing.protocol.handle(
    'app',
    () =>
      new Response(html, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY },
      }),
  )
  const hidden = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printing,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  })
  try {
    await hidden.loadURL('app://print/')
    return await hidden.webContents.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true })
  } finally {
    hidden.destroy()
  }
}
