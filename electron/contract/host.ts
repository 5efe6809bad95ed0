/** What only a shell can do. Each shell implements it; a `null` answer means the user cancelled. */
export interface Host {
  readonly shell: 'desktop' | 'browser' | 'cli'
  readonly can: { openDialog: boolean; saveDialog: boolean; showInFolder: boolean; printToPdf: boolean }
  chooseFiles(): Promise<string[]>
  chooseFolder(purpose: 'open case' | 'new case' | 'import'): Promise<string | null>
  /** Where to save; null when cancelled or where the shell can't ask. */
  choosePath(suggestedName: string): Promise<string | null>
  showInFolder(path: string): Promise<void>
  /** Prints self-contained HTML to PDF bytes; null where the shell can't. */
  printToPdf(html: string): Promise<Uint8Array | null>
}
