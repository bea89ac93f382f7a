import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { PersonRegular } from '@fluentui/react-icons/svg/person'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useSignedIn } from '../api/session.js'
import { useLanguage } from '../i18n/language.js'
import { LOCALES_OF_PAGES } from '../i18n/locales.js'
import { ownName } from '../i18n/own-name.js'
import { THEME_CHOICES, useThemeChoice } from '../theme/theme.js'
import { useChangeLanguage } from './use-change-language.js'
import { useSignOut } from './use-sign-out.js'
import styles from './user-menu.module.css'

export function UserMenu(): ReactNode {
  const { t, locale } = useLanguage()
  const { user } = useSignedIn()
  const { choice, setChoice } = useThemeChoice()
  const changeLanguage = useChangeLanguage()
  const signOut = useSignOut()
  const [, go] = useLocation()
  return (
    <Menu
      checkedValues={{ theme: [choice], language: [locale] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const [value] = checkedItems
        if (name === 'theme') setChoice(THEME_CHOICES.find((one) => one === value) ?? 'system')
        if (name === 'language') changeLanguage(value === 'en' ? 'en' : 'fr')
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={
            <>
              <Avatar aria-hidden name={user.name} size={28} color="brand" />
              <span className="heard">{t('web.user.menu', { name: user.name })}</span>
            </>
          }
        />
      </MenuTrigger>
      <MenuPopover>
        <p className={styles.who}>
          <strong>{user.name}</strong>
          <span>{t(`web.role.${user.role}`)}</span>
        </p>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t('web.user.theme')}</MenuGroupHeader>
            {THEME_CHOICES.map((one) => (
              <MenuItemRadio key={one} name="theme" value={one}>
                {t(`web.theme.${one}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('web.user.language')}</MenuGroupHeader>
            {LOCALES_OF_PAGES.map((one) => (
              <MenuItemRadio key={one} name="language" value={one} lang={one}>
                {ownName(one)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<PersonRegular />} onClick={() => go('/account')}>
            {t('web.user.account')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={signOut}>
            {t('web.user.sign_out')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
