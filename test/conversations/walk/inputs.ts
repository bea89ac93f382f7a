/** Everything a person, a clock, a neighbour or an agent may do to a conversation, as values a seed can draw. */
import fc from 'fast-check'
import { REFUSAL_REASONS } from '../../../hotline/desk-action.js'
import type { PlatformMood } from '../neighbours.js'
import type { OtherKind } from '../talk.js'

export type Step =
  | { do: 'answer'; device: number }
  | { do: 'say'; text: string }
  | { do: 'touch'; which: number }
  | { do: 'send'; file: string; caption: string }
  | { do: 'burst'; parts: ({ text: string } | { file: string })[] }
  | { do: 'other'; kind: OtherKind }
  | { do: 'wait'; minutes: number }
  | { do: 'mood'; mood: PlatformMood }
  | { do: 'redeploy' }
  | { do: 'agent'; click: AgentClick }

export type AgentClick =
  | { kind: 'claim' }
  | { kind: 'reply'; text: string; files: [] }
  | { kind: 'ask_photo' }
  | { kind: 'hand_back' }
  | { kind: 'refuse'; reason: (typeof REFUSAL_REASONS)[number] }
  | { kind: 'close'; reason: 'solved' | 'unreachable' }
  /** By one agent, approved by a second where two are needed. `device`: index of the walker's serials. */
  | { kind: 'release'; via: 'platform' | 'typed'; device: number }

/** A few for each intent, as installers write. */
export const SAID = [
  ...['bonjour', 'slt', 'hello, I lost my password', 'merci', 'ok', 'oui', 'non', 'nn', '👍', '?'],
  ...['aide', 'annuler', 'laisse tomber', 'on recommence tout', 'retour', 'je me suis trompé'],
  ...[
    'je me suis trompé de TVA',
    "ce n'est pas le bon mail",
    'récapitulatif',
    'in english please',
    'en français',
  ],
  ...['un humain', 'je veux parler à un conseiller', 'où en est mon dossier', 'statut', 'horaires'],
  ...[
    'mot de passe',
    "j'ai perdu le mdp d'un nvr",
    "j'ai pas reçu le code",
    'le code a expiré',
    'le code ne marche pas',
  ],
  ...[
    "ça marche, c'est bon",
    'comment je prends la photo',
    'comment on exporte dans sadp',
    'erreur 2022',
    'erreur 2018',
  ],
  ...[
    'erreur 9999',
    'faut-il un compte',
    'pourquoi vous vérifiez ma société',
    'sans code',
    'je suis un particulier',
  ],
  ...['STOP', 'REPRENDRE', 'quel temps fait-il', "j'accepte", 'je refuse', 'plus tard', 'terminé', 'suivant'],
  ...[
    'FR70999100019',
    '999100019',
    'pas-un-mail',
    'x@gmail.com',
    '654321',
    'une trentaine',
    'DS-2CD2143G2-I',
  ],
]

export const FILES = [
  ...['label blurred', 'label glare', 'label nothing', 'label A11111111', 'list B22222222 C33333333'],
  ...['token E44444444', 'probe Z55555555', 'problem empty', 'problem html', 'problem share_qr'],
  ...['problem too_large', 'problem reply_file', 'problem not_recognised'],
]

const file = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...FILES) },
  // `#0` and its kind stand for the walker's own serials.
  {
    weight: 3,
    arbitrary: fc.constantFrom('label #0', 'label #1', 'label #2', 'probe #0', 'token #1', 'list #0 #1 #2'),
  },
)
const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SAID) },
  { weight: 2, arbitrary: fc.nat(12).map(String) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)

const agentClick: fc.Arbitrary<AgentClick> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<AgentClick>({ kind: 'claim' }) },
  fc.constant<AgentClick>({ kind: 'reply', text: 'Bonjour, je regarde.', files: [] }),
  fc.constant<AgentClick>({ kind: 'ask_photo' }),
  fc.constant<AgentClick>({ kind: 'hand_back' }),
  fc.constantFrom(...REFUSAL_REASONS).map((reason): AgentClick => ({ kind: 'refuse', reason })),
  fc
    .constantFrom('solved' as const, 'unreachable' as const)
    .map((reason): AgentClick => ({ kind: 'close', reason })),
  fc
    .tuple(fc.constantFrom('platform' as const, 'typed' as const), fc.nat(2))
    .map(([via, device]): AgentClick => ({ kind: 'release', via, device })),
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.nat(2).map((device): Step => ({ do: 'answer', device })) },
  { weight: 8, arbitrary: text.map((said): Step => ({ do: 'say', text: said })) },
  { weight: 4, arbitrary: fc.nat(30).map((which): Step => ({ do: 'touch', which })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(file, fc.constantFrom('', '', 'voilà', 'un humain', 'oui'))
      .map(([name, caption]): Step => ({ do: 'send', file: name, caption })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.oneof(
          text.map((said) => ({ text: said })),
          file.map((name) => ({ file: name })),
        ),
        {
          minLength: 2,
          maxLength: 4,
        },
      )
      .map((parts): Step => ({ do: 'burst', parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<OtherKind[]>('voice', 'location', 'contact', 'sticker', 'reaction', 'unsupported')
      .map((kind): Step => ({ do: 'other', kind })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1, 30, 120, 2_600, 3_000).map((minutes): Step => ({ do: 'wait', minutes })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<PlatformMood[]>('ok', 'ok', 'unreachable', 'refusing', 'manual', 'wants_token')
      .map((mood): Step => ({ do: 'mood', mood })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'redeploy' }) },
  { weight: 3, arbitrary: agentClick.map((click): Step => ({ do: 'agent', click })) },
)
