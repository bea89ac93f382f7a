import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { type ReactNode, useState } from 'react'
import type { AskExport } from '../../../contract/exports.js'
import { useT } from '../i18n/language.js'
import { ExportsDialog } from './exports-dialog.js'
import { useChangeExports } from './use-exports.js'

interface Props {
  /** What can be taken along from this page. */
  wishes: readonly { label: string; wish: AskExport }[]
}

/** Large lists take their time: they are made in the background, and their progress is shown. */
export function ExportMenu({ wishes }: Props): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { ask } = useChangeExports()
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<ArrowDownloadRegular />}>{t('web.export.title')}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {wishes.map(({ label, wish }) => (
              <MenuItem
                key={label}
                onClick={() => {
                  ask(wish)
                  setOpen(true)
                }}
              >
                {label}
              </MenuItem>
            ))}
            <MenuDivider />
            <MenuItem onClick={() => setOpen(true)}>{t('web.export.mine')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ExportsDialog open={open} close={() => setOpen(false)} />
    </>
  )
}
