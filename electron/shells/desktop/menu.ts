import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The system's own menu: editing, view and window. Attest's commands are in the window's command palette, the same
 * in every shell; their keys are not taken here, so that undo in a text field and undo of a verdict stay apart.
 */
export function setUpMenu(): void {
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
  const template: MenuItemConstructorOptions[] = [{ role: 'fileMenu' }, edit, view, { role: 'windowMenu' }]
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
