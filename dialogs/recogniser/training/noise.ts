import { shortForms } from '../text/sms.js'
import { pick, type Random } from './grammar.js'

const KEYS: Record<string, string> = {
  a: 'zqs',
  z: 'aesq',
  e: 'zrds',
  r: 'etfd',
  t: 'rygf',
  y: 'tuhg',
  u: 'yijh',
  i: 'uokj',
  o: 'ipkl',
  p: 'oml',
  q: 'aswz',
  s: 'qdzew',
  d: 'sferc',
  f: 'dgrtv',
  g: 'fhtyb',
  h: 'gjyun',
  j: 'hkui',
  k: 'jlio',
  l: 'kmop',
  m: 'lpo',
  w: 'xqs',
  x: 'wcsd',
  c: 'xvdf',
  v: 'cbfg',
  b: 'vngh',
  n: 'bhj',
}

/** One slip of the thumb inside a word of four letters or more: neighbour, swap, double or drop. */
function slip(word: string, random: Random): string {
  if (word.length < 4 || /\d|^x/.test(word)) return word
  const at = 1 + Math.floor(random() * (word.length - 1))
  const here = word[at] ?? ''
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + pick([...(KEYS[here] ?? here)], random) + word.slice(at + 1)
    case 1:
      return at + 1 < word.length ? word.slice(0, at) + word[at + 1] + here + word.slice(at + 2) : word
    case 2:
      return word.slice(0, at) + here + word.slice(at)
    default:
      return word.slice(0, at) + word.slice(at + 1)
  }
}

const SHORT_FORMS = shortForms()

/** Some plain words become their phone-style spellings. */
function abbreviate(text: string, random: Random): string {
  let padded = ` ${text} `
  for (const { plain, short } of SHORT_FORMS) {
    if (padded.includes(` ${plain} `) && random() < 0.35) padded = padded.replace(` ${plain} `, ` ${short} `)
  }
  return padded.trim()
}

const SMALL = /\b(?:ne|le|la|les|de|du|des|un|une|n|l|d|the|a|to)\b /g

/** A folded sentence as a hurried thumb would send it; often unchanged. */
export function disturb(text: string, random: Random): string {
  let noisy = text
  if (random() < 0.25) noisy = noisy.replace(/'/g, random() < 0.5 ? ' ' : '')
  if (random() < 0.25) noisy = abbreviate(noisy.replace(/['-]/g, ' '), random)
  if (random() < 0.12) noisy = noisy.replace(SMALL, (word) => (random() < 0.5 ? '' : word))
  if (random() < 0.3) {
    const words = noisy.split(' ')
    const slips = random() < 0.7 ? 1 : 2
    for (let count = 0; count < slips; count += 1) {
      const at = Math.floor(random() * words.length)
      words[at] = slip(words[at] ?? '', random)
    }
    noisy = words.join(' ')
  }
  if (random() < 0.06) {
    const words = noisy.split(' ')
    if (words.length > 2) {
      const at = Math.floor(random() * (words.length - 1))
      words.splice(at, 2, `${words[at]}${words[at + 1]}`)
      noisy = words.join(' ')
    }
  }
  return noisy
}
