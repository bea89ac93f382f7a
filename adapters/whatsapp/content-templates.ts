/**
 * Buttons and lists go through Twilio's Content API: a template with placeholders, and the words as variables. All
 * fields take variables, so thirteen templates carry every question the bot asks.
 */
import { sha256 } from '../../core/ids.js'
import { BUTTONS_MAX, LIST_ITEMS_MAX } from './limits.js'
import type { Rendered } from './render.js'

export interface ContentDefinition {
  /** Ours: `buttons_2`, `list_7`, `code_ready`. */
  name: string
  language: 'fr' | 'en'
  /** Twilio's wire form. */
  types: Record<string, unknown>
  /** Sample values; WhatsApp wants them for approval. */
  variables: Record<string, string>
  /** Sent to WhatsApp for approval: can be used outside the 24 h window. */
  approval?: { category: 'UTILITY' }
}

/** `{{n}}`, the way Twilio writes placeholders. */
const slot = (n: number) => `{{${n}}}`

export function interactiveTemplates(): ContentDefinition[] {
  const buttons = range(BUTTONS_MAX).map((count): ContentDefinition => {
    const actions = range(count).map((i) => ({
      type: 'QUICK_REPLY',
      title: slot(2 * i),
      id: slot(2 * i + 1),
    }))
    const types = { 'twilio/quick-reply': { body: slot(1), actions } }
    return { name: `buttons_${count}`, language: 'fr', types, variables: samples(1 + 2 * count) }
  })
  const lists = range(LIST_ITEMS_MAX).map((count): ContentDefinition => {
    const items = range(count).map((i) => ({ item: slot(2 * i + 1), id: slot(2 * i + 2) }))
    const types = { 'twilio/list-picker': { body: slot(1), button: slot(2), items } }
    return { name: `list_${count}`, language: 'fr', types, variables: samples(2 + 2 * count) }
  })
  return [...buttons, ...lists]
}

/** Which template carries a rendered question, and with which words. */
export function interactiveContent(rendered: Extract<Rendered, { kind: 'buttons' | 'list' }>): {
  name: string
  variables: Record<string, string>
} {
  const words = rendered.choices.flatMap(({ title, id }) => [title, id])
  const head = rendered.kind === 'list' ? [rendered.body, rendered.button] : [rendered.body]
  const name = `${rendered.kind}_${rendered.choices.length}`
  return { name, variables: numbered([...head, ...words]) }
}

/**
 * The name at Twilio. It ends in a hash of the content, because approved content cannot be changed: new words are a
 * new template, and the old one stays usable until nobody sends it.
 */
export function friendlyName(definition: ContentDefinition): string {
  const { name, language, types } = definition
  return `sesame_${name}_${language}_${sha256(JSON.stringify([types, language])).slice(0, 8)}`
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function numbered(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word, index) => [String(index + 1), word]))
}

function samples(count: number): Record<string, string> {
  return numbered(range(count).map((n) => `exemple ${n}`))
}
