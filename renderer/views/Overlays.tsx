import type { AppInfo } from '../../electron/contract'
import { useApp, useCell } from '../state/app'
import { CaseDialog, ReviewerDialog } from './case/CaseDialog'
import { History } from './case/History'
import { KeySheet } from './keys/KeySheet'
import { Palette } from './palette/Palette'
import { Search } from './search/Search'

/** Whatever is open over the screens. */
export function Overlays({ info }: { info: AppInfo }) {
  const { overlay } = useApp()
  const open = useCell(overlay)
  const close = () => overlay.set(null)
  if (open === 'search') return <Search onClose={close} />
  if (open === 'palette') return <Palette onClose={close} />
  if (open === 'keys') return <KeySheet onClose={close} />
  if (open === 'history') return <History onClose={close} />
  if (open === 'case' && info.case)
    return <CaseDialog summary={info.case} canShow={info.host.showInFolder} onClose={close} />
  if (open === 'reviewer') return <ReviewerDialog name={info.reviewer?.name ?? ''} onClose={close} />
  return null
}
