import {
  Menu,
  MenuButton,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import type { ReactNode } from 'react'
import type { TRANSCRIPT_FORMATS } from '../../../../contract/exports.js'
import { apiUrl } from '../../api/client.js'
import { useT } from '../../i18n/language.js'

const FORMATS: readonly (typeof TRANSCRIPT_FORMATS)[number][] = ['txt', 'json', 'transcript', 'zip']

export function TranscriptMenu({ caseId }: { caseId: string }): ReactNode {
  const t = useT()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownloadRegular />}>{t('web.export.title')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {FORMATS.map((format) => (
            <MenuItemLink
              key={format}
              download
              href={apiUrl(`/cases/${encodeURIComponent(caseId)}/transcript`, { format })}
            >
              {t(`web.export.case_${format}`)}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
