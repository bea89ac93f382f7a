import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n/language.js'
import { SaveFilterDialog } from './save-filter-dialog.js'
import { useSavedFilters } from './use-saved-filters.js'

interface Props {
  query: string
  apply(query: string): void
}

/** One's own filters, by name. */
export function SavedFilters({ query, apply }: Props): ReactNode {
  const t = useT()
  const [naming, setNaming] = useState(false)
  const { saved, save, remove } = useSavedFilters()
  const current = saved.find((one) => one.query === query)
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<BookmarkRegular />}>{current?.name ?? t('web.saved.title')}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {saved.map(({ id, name, query: kept }) => (
              <MenuItem key={id} onClick={() => apply(kept)}>
                {name}
              </MenuItem>
            ))}
            {saved.length === 0 && <MenuItem disabled>{t('web.saved.none')}</MenuItem>}
            <MenuDivider />
            <MenuItem
              icon={<SaveRegular />}
              disabled={query === '' || current !== undefined}
              onClick={() => setNaming(true)}
            >
              {t('web.saved.save')}
            </MenuItem>
            {current && (
              <MenuItem icon={<DeleteRegular />} onClick={() => remove(current.id)}>
                {t('web.saved.remove', { name: current.name })}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {naming && <SaveFilterDialog close={() => setNaming(false)} save={(name) => save({ name, query })} />}
    </>
  )
}
