/** What an emoji says when it says anything: a word the recogniser knows. Others become one token for all. */
const MEANINGS: Record<string, string> = {
  emyes: '👍👌✅✔☑💯🆗🤝💪🫡',
  emno: '👎❌🚫🙅✖⛔',
  emthanks: '🙏❤♥👏💐🌹',
  emhello: '👋🙋',
  emhelp: '🆘❓❔🤔🤷😕',
  emstop: '🛑✋',
  emback: '⬅◀🔙↩',
  emrestart: '🔄🔁',
  emphone: '📞☎📱',
  emwait: '⏳⌛🕐🕑',
  emclock: '🕘🕔⏰🗓',
  emparty: '🎉🥳🎊',
  emphoto: '📷📸',
  emkey: '🔑🔐🔒',
  emlang: '🇬🇧🇫🇷🇺🇸🌐',
  emangry: '😡🤬😠',
}

/** The words emoji become. */
export const EMOJI_WORDS: readonly string[] = [...Object.keys(MEANINGS), 'emother']

const BY_SIGN = new Map<string, string>()
for (const [token, signs] of Object.entries(MEANINGS)) for (const sign of signs) BY_SIGN.set(sign, token)

/** Replaces each emoji by its token, spaces around, a row of the same by one; skin tones, joiners and sexes vanish. */
export const spellEmoji = (text: string): string =>
  text
    .replace(/\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}]|[♀♂]/gu, '')
    .replace(
      /\p{Extended_Pictographic}|\p{Regional_Indicator}/gu,
      (sign) => ` ${BY_SIGN.get(sign) ?? 'emother'} `,
    )
    .replace(/\b(em[a-z]+)(?: +\1\b)+/g, '$1')
