import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'
import { SideMenu } from './side-menu.js'

interface Props {
  open: boolean
  close(): void
}

/** The menu on small screens. */
export function MenuDrawer({ open, close }: Props): ReactNode {
  const t = useT()
  return (
    <OverlayDrawer open={open} onOpenChange={(_, data) => data.open || close()} position="start" size="small">
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={t('web.action.close')}
              icon={<DismissRegular />}
              onClick={close}
            />
          }
        >
          {t('web.shell.product')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <SideMenu wide />
      </DrawerBody>
    </OverlayDrawer>
  )
}
