import {
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import styles from './choice-menu.module.css'

export interface Choice {
  value: string
  text: string
}

interface Props {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  /** One at most: choosing it again takes it back. */
  single?: boolean
  choose(values: string[]): void
}

/** A filter as a button: its name, how many are chosen, and a menu to choose. */
export function ChoiceMenu({ label, choices, chosen, single = false, choose }: Props): ReactNode {
  const [only] = chosen
  const named = chosen.length === 1 ? choices.find(({ value }) => value === only)?.text : undefined
  const Item = single ? MenuItemRadio : MenuItemCheckbox
  return (
    <Menu
      checkedValues={{ chosen: [...chosen] }}
      onCheckedValueChange={(_, { checkedItems }) =>
        choose(single && checkedItems[0] === only ? [] : checkedItems)
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" className={chosen.length > 0 ? styles.active : undefined}>
          {label}
          {chosen.length > 0 && <span className={styles.value}>{named ?? chosen.length}</span>}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          {choices.map(({ value, text }) => (
            <Item key={value} name="chosen" value={value}>
              {text}
            </Item>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
