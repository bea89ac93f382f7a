/** Parts of Adaptive Cards 1.4, the version every Teams client draws. */
import type { Translate } from '../../../locales/index.js'

export interface Card {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.4'
  body: Element[]
  actions?: Action[]
  /** What a screen reader says, and what stands where no card can be drawn. */
  speak?: string
  fallbackText?: string
  msteams?: { width: 'Full' }
}

export type Element = { type: string } & Record<string, unknown>
export type Action = { type: string } & Record<string, unknown>

export function card(body: Element[], spoken: string): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body,
    speak: spoken,
    fallbackText: spoken,
    msteams: { width: 'Full' },
  }
}

interface RunStyle {
  weight?: 'Bolder'
  color?: 'Good' | 'Warning' | 'Attention' | 'Accent'
  isSubtle?: boolean
  size?: 'Small' | 'Medium' | 'Large'
}

/** A piece of text. Unlike a TextBlock it knows no markup: whatever an installer writes is shown as written. */
export function run(text: string, style: RunStyle = {}): Element {
  return { type: 'TextRun', text: cut(text, MAX_RUN), ...style }
}

export function line(runs: Element[], extra: Record<string, unknown> = {}): Element {
  return { type: 'RichTextBlock', inlines: runs, spacing: 'Small', ...extra }
}

/** « Société : Dupont SARL », `Company: Dupont SARL`. */
export function fact(translate: Translate, label: string, value: string, style: RunStyle = {}): Element {
  return line([labelRun(translate, label), run(value, style)])
}

export function labelRun(translate: Translate, label: string, style: RunStyle = {}): Element {
  return run(`${translate('desk.card.label', { label })} `, { weight: 'Bolder', ...style })
}

export function heading(text: string): Element {
  return line([run(text, { weight: 'Bolder', isSubtle: true, size: 'Small' })], { spacing: 'Medium' })
}

/** A notice across the card: the truth after a click that did nothing, a broken promise. */
export function banner(text: string, style: 'good' | 'warning' | 'attention' | 'accent'): Element {
  return { type: 'Container', style, bleed: true, items: [line([run(text, { weight: 'Bolder' })])] }
}

/**
 * A button. Execute where the client knows it, Submit where it does not: old phones send that as a message. The
 * ticket and the version that is shown travel with it.
 */
export function execute(title: string, verb: string, data: Record<string, unknown>, style?: string): Action {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...(style ? { style } : {}),
    fallback: { type: 'Action.Submit', title, data: { ...data, verb } },
  }
}

/** A button that unfolds a small form. */
export function form(title: string, body: Element[], actions: Action[]): Action {
  return {
    type: 'Action.ShowCard',
    title,
    card: { type: 'AdaptiveCard', version: '1.4', body, actions },
  }
}

export function textInput(
  id: string,
  placeholder: string,
  options: { multiline?: boolean; required?: boolean; max?: number } = {},
): Element {
  return {
    type: 'Input.Text',
    id,
    placeholder,
    isMultiline: options.multiline ?? false,
    maxLength: options.max ?? 1600,
    ...(options.required ? { isRequired: true, errorMessage: placeholder } : {}),
  }
}

export function choiceInput(
  id: string,
  label: string,
  choices: { title: string; value: string }[],
  chosen?: string,
): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: cut(label, 120),
    style: 'compact',
    isRequired: true,
    errorMessage: cut(label, 120),
    choices: choices.map(({ title, value }) => ({ title: cut(title, 120), value })),
    ...(chosen === undefined ? {} : { value: chosen }),
  }
}

export function toggle(id: string, title: string, on: boolean): Element {
  return {
    type: 'Input.Toggle',
    id,
    title,
    value: String(on),
    valueOn: 'true',
    valueOff: 'false',
    wrap: true,
  }
}

/** Longest single text on a card; a message that is longer stands in the thread in full. */
const MAX_RUN = 400

export function cut(text: string, max: number): string {
  const letters = [...text]
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`
}

/** Teams refuses a message over 28 KB, the envelope included. */
export const MAX_CARD_BYTES = 28 * 1024

export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8')
}
