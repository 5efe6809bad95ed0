import type { Host } from '../../contract'
import { findChromium, printWithChromium } from './chromium'

/**
 * A browser page picks, drops and downloads files by itself; what it can't do it says with null. PDF comes from an
 * installed Chromium, else the reviewer prints from the browser's own dialog.
 */
export function browserHost(chromium: string | null = findChromium()): Host {
  return {
    shell: 'browser',
    can: { openDialog: false, saveDialog: false, showInFolder: false, printToPdf: chromium !== null },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    choosePath: async () => null,
    showInFolder: async () => {},
    printToPdf: async (html) => (chromium ? printWithChromium(chromium, html) : null),
  }
}
