/** French spellings of one sound, longest first; what is written here is how it sounds, not a linguist's alphabet. */
const SOUNDS: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/sch|sh/g, 'ch'],
  [/qu|q|ck|ch(?=[lr])|c(?![eihy])/g, 'k'],
  [/t(?=ion)/g, 's'],
  [/sc(?=[eiy])|c(?=[eiy])|ss/g, 'S'],
  [/gu(?=[eiy])/g, 'G'],
  [/g(?=[eiy])/g, 'j'],
  [/G/g, 'g'],
  [/y/g, 'i'],
  [/oin/g, 'win'],
  [/oi|oua|wa/g, 'wa'],
  [/eau|au/g, 'o'],
  [/(?:ain|ein|im|in|un)(?![aeiou])/g, 'N'],
  [/(?:an|am|en|em)(?![aeiounm])/g, 'A'],
  [/(?:on|om)(?![aeiounm])/g, 'O'],
  [/ai|ei|et$|er$|ez$|ee$|es$/g, 'e'],
  [/oeu|eu/g, 'e'],
  [/(?<=[aeiou])s(?=[aeiou])/g, 'z'],
  [/S/g, 's'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
  [/[estdxpz]+$/, ''],
]

/** How a folded word sounds, roughly: "etikette" and "étiquette" are one, and so are "foto" and "photo". */
export const soundOf = (word: string): string =>
  SOUNDS.reduce((said, [from, to]) => said.replace(from, to), word)
