import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'

/** Where the window stood when it was last closed. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

const FIRST: WindowState = { bounds: { x: Number.NaN, y: Number.NaN, width: 1360, height: 880 }, maximized: false }

/** Reads the kept state; a file that is missing, broken or off every screen gives the first size, centred. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  try {
    const { bounds, maximized }: WindowState = JSON.parse(readFileSync(file, 'utf8'))
    const numbers = [bounds.x, bounds.y, bounds.width, bounds.height]
    if (!numbers.every(Number.isFinite) || bounds.width < 400 || bounds.height < 300) return FIRST
    const visible = screens.some(
      (screen) =>
        bounds.x < screen.x + screen.width &&
        bounds.x + bounds.width > screen.x &&
        bounds.y < screen.y + screen.height &&
        bounds.y + bounds.height > screen.y,
    )
    return visible ? { bounds, maximized: maximized === true } : FIRST
  } catch {
    return FIRST
  }
}

/** Keeps the state when the window closes. A failure to write loses only the window's place. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // not worth a word to the user
    }
  })
}
