import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../../core/secrets.js'
import { depart } from '../../../jobs/depart.js'
import type { CannedReplyDoc } from '../../../models/desk.js'
import { CONVERSATION, objects, type Rig, TUESDAY, teamsRig, words } from './rig.js'

let rig: Rig
beforeEach(async () => {
  rig = await teamsRig()
})
afterEach(() => rig.close())

const kinds = () => rig.arrivals.map(({ action }) => action.kind)
const minutes = (n: number) => new Date(TUESDAY.getTime() + n * 60_000)
const lastPost = async (ticketId: string) => (await rig.thread(ticketId)).posts.at(-1)

async function say(
  member: Rig['agents']['julie'],
  threadId: string,
  text: string,
  options: Parameters<Rig['teams']['people']['say']>[3] = {},
) {
  const answer = await rig.teams.people.say(member, threadId, text, options)
  await rig.settled()
  return answer
}

describe('an escalation', () => {
  it('begins a thread in the channel, with the card, which is then updated in place for everybody', async () => {
    const ticket = await rig.open()
    const card = await rig.card(ticket._id)
    expect(words(card.activity)).toContain('En attente, n° 1 dans la file')
    expect(words(card.activity)).toContain('réponse avant 10 h 42')
    const answer = await rig.click(ticket._id, rig.agents.julie, 'claim')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' })
    expect(answer.text).toContain(`Le dossier ${ticket.number} est à vous`)
    const updated = await rig.card(ticket._id)
    expect(updated.id).toBe(card.id)
    expect(updated.edits).toBeGreaterThan(0)
    expect(words(updated.activity)).toContain('Pris en charge par Julie Martin à 10 h 12')
    expect(words(updated.activity)).not.toContain('est à vous')
    expect((await rig.thread(ticket._id)).posts).toHaveLength(1)
  })

  it('that came before the app was in any team is posted when it gets there', async () => {
    await rig.store.delete('teamsReferences', {})
    const { people } = rig.teams
    const ticket = await rig.open()
    await expect(rig.thread(ticket._id)).rejects.toThrow('no thread')
    await people.install()
    await rig.store.updateMany('lanes', { side: 'out' }, { $set: { dueAt: new Date(0) } })
    await rig.settled()
    expect(words((await rig.card(ticket._id)).activity)).toContain(ticket.number)
  })

  it('moves to the channel where somebody writes « ici »', async () => {
    await say(rig.agents.julie, null as never, 'ici', { mention: true })
    const place = await rig.store.get<{ _id: string; channelId: string }>('teamsReferences', 'desk')
    expect(place?.channelId).toBe(rig.teams.world.channel.id)
  })
})

describe('two agents', () => {
  it('the second click is told who has it, since when, on a card that shows it', async () => {
    const ticket = await rig.open()
    const [stale, thread] = [await rig.card(ticket._id), await rig.thread(ticket._id)]
    const data = objects(stale.activity).find(({ verb }) => verb === 'claim')?.data as Record<string, unknown>
    const click = (member: Rig['agents']['julie']) =>
      rig.teams.people.click(member, thread.id, stale.id, 'claim', data)
    const answers = await Promise.all([click(rig.agents.julie), click(rig.agents.paul)])
    await rig.settled()
    const told = answers.map(({ body }) => words(body))
    const owner = (await rig.ticket(ticket._id)).agentName
    expect(told.filter((text) => text.includes('est à vous'))).toHaveLength(1)
    expect(told.filter((text) => text.includes(`Déjà pris en charge par ${owner}, à 10 h 12`))).toHaveLength(
      1,
    )
    expect(kinds()).toEqual(['claimed'])
  })

  it('the same click again, under a new id, is applied once and answered alike', async () => {
    const ticket = await rig.open()
    const [card, thread] = [await rig.card(ticket._id), await rig.thread(ticket._id)]
    const data = objects(card.activity).find(({ verb }) => verb === 'claim')?.data as Record<string, unknown>
    const texts = []
    for (let n = 0; n < 3; n++) {
      const { body } = await rig.teams.people.click(rig.agents.julie, thread.id, card.id, 'claim', data)
      texts.push(words(body))
    }
    expect(texts.every((text) => text.includes('est à vous'))).toBe(true)
    await rig.settled()
    expect(kinds()).toEqual(['claimed'])
  })

  it('a button pressed on an old phone comes as a message and does the same', async () => {
    const ticket = await rig.open()
    const { status } = await rig.click(ticket._id, rig.agents.paul, 'claim', {}, { submit: true })
    expect(status).toBe(200)
    expect((await rig.ticket(ticket._id)).agentName).toBe('Paul Durand')
    expect(words((await lastPost(ticket._id))?.activity)).toContain('est à vous')
  })

  it('no card of anybody else, and none with made-up fields', async () => {
    const ticket = await rig.open()
    for (const [verb, inputs] of [
      ['claim', { rev: 'x' }],
      ['close', {}],
      ['drop_table', {}],
      ['refuse', { refuse_reason: 'because' }],
    ] as const) {
      const { text } = await rig.click(ticket._id, rig.agents.julie, verb, inputs)
      expect(text).toContain('Je n’ai pas compris cette action')
    }
    const { text } = await rig.click(ticket._id, rig.agents.julie, 'claim', { ticketId: 'another' })
    expect(text).toContain('Ce dossier n’existe pas')
    expect(rig.arrivals).toEqual([])
  })
})

describe('the thread', () => {
  it('carries the owner’s words to the installer, as they are, once', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.julie, id, 'Bonjour <b>Marc</b>,\nun instant.')
    await say(rig.agents.julie, id, 'Avec mention', { mention: true })
    expect(
      rig.arrivals.slice(1).map(({ action, agent, conversation }) => [action, agent.name, conversation]),
    ).toEqual([
      [{ kind: 'reply', text: 'Bonjour <b>Marc</b>,\nun instant.', files: [] }, 'Julie Martin', CONVERSATION],
      [{ kind: 'reply', text: 'Avec mention', files: [] }, 'Julie Martin', CONVERSATION],
    ])
  })

  it('takes a message that Teams sends twice for one, under its id or another', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    const thread = await rig.thread(ticket._id)
    const sent = {
      ...rig.teams.people.envelope(rig.agents.julie, thread),
      type: 'message',
      text: 'Une seule fois',
    }
    await rig.teams.people.deliver({ ...sent, id: '1' })
    await rig.teams.people.deliver({ ...sent, id: '1' })
    await rig.teams.people.deliver({ ...sent, id: '2' })
    await rig.settled()
    expect(kinds()).toEqual(['claimed', 'reply'])
  })

  it('holds back what somebody else writes, and asks', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.paul, id, 'Je m’en mêle')
    const held = await lastPost(ticket._id)
    expect(words(held?.activity)).toContain(`Le dossier ${ticket.number} est à Julie Martin`)
    expect(kinds()).toEqual(['claimed'])
    const note = objects(held?.activity).find(({ verb }) => verb === 'held_note')
    const { body } = await rig.teams.people.click(
      rig.agents.paul,
      id,
      held?.id ?? '',
      'held_note',
      note?.data as Record<string, unknown>,
    )
    expect(words(body)).toContain('Note enregistrée')
    expect((await rig.ticket(ticket._id)).events.at(-1)).toMatchObject({
      kind: 'noted',
      detail: 'Je m’en mêle',
    })
    expect(kinds()).toEqual(['claimed'])
  })

  it('offers to take an unclaimed case and send what was written', async () => {
    const ticket = await rig.open()
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.paul, id, 'Bonjour !')
    const held = await lastPost(ticket._id)
    const send = objects(held?.activity).find(({ verb }) => verb === 'held_send')
    await rig.teams.people.click(
      rig.agents.paul,
      id,
      held?.id ?? '',
      'held_send',
      send?.data as Record<string, unknown>,
    )
    await rig.settled()
    expect(kinds()).toEqual(['claimed', 'reply'])
    expect(rig.arrivals[1]?.action).toMatchObject({ text: 'Bonjour !' })
  })

  it('shows what the installer writes, escaped, with links to the files', async () => {
    const ticket = await rig.open()
    const hash = 'b'.repeat(64)
    const { departures } = await rig.store.transaction((tx) =>
      rig.desk.installerWrote(tx, {
        conversation: CONVERSATION,
        name: 'Marc <Petit>',
        text: '<at>everyone</at> & co',
        files: [{ hash, contentType: 'image/jpeg', name: 'etiquette.jpg' }],
      }),
    )
    expect(departures.map(({ payload }) => payload.kind)).toEqual(['relay', 'card'])
    await rig.store.transaction((tx) => depart(tx, departures, new Date()))
    await rig.settled()
    const { activity } = (await lastPost(ticket._id)) ?? {}
    expect(activity?.text).toContain('Marc &#60;Petit&#62;')
    expect(activity?.text).not.toContain('<at>')
    expect(activity?.text).toContain(`href="${rig.url}/files/desk/`)
    expect(activity?.attachments?.[0]?.contentUrl).toContain(`${rig.url}/files/desk/`)
  })

  it('fills in canned replies and sends nothing for one that does not exist', async () => {
    await rig.store.insert<CannedReplyDoc>('cannedReplies', {
      _id: 'merci',
      fr: 'Merci {{prenom}}, dossier {{dossier}}. {{conseiller}} ({{inconnu}})',
      en: 'Thanks',
      updatedAt: TUESDAY,
      by: 'test',
    })
    await rig.store.insert('persons', {
      _id: 'person',
      profileName: 'Marc Petit',
      locale: 'fr',
      providerType: 'installer',
      companyId: null,
      optedOutAt: null,
      createdAt: TUESDAY,
      updatedAt: TUESDAY,
    } as never)
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.julie, id, '/merci À bientôt.')
    await say(rig.agents.julie, id, '/mercy')
    expect(rig.arrivals.slice(1).map(({ action }) => action)).toEqual([
      {
        kind: 'reply',
        text: `Merci Marc, dossier ${ticket.number}. Julie ({{inconnu}})\nÀ bientôt.`,
        files: [],
      },
    ])
    expect(words((await lastPost(ticket._id))?.activity)).toContain('Rien n’est parti')
  })

  it('takes pictures from the connector, and says which files cannot reach it', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.julie, id, 'Voyez ce schéma', {
      attachments: [
        { contentType: 'text/html', content: '<p>Voyez ce schéma</p>' },
        { contentType: 'reference', contentUrl: 'https://contoso.sharepoint.com/x.pdf', name: 'x.pdf' },
        { contentType: 'image/png', contentUrl: 'http://169.254.169.254/latest', name: 'y.png' },
      ],
    })
    expect(words((await lastPost(ticket._id))?.activity)).toContain('Les fichiers déposés dans un canal')
    expect(rig.arrivals.at(-1)?.action).toEqual({ kind: 'reply', text: 'Voyez ce schéma', files: [] })
  })

  it.each([
    ['a picture of 5 MB', 'image/jpeg', 5, true],
    ['a picture over 5 MB', 'image/jpeg', 5.1, false],
    ['a document of 16 MB', 'application/pdf', 16, true],
    ['a document over 16 MB', 'application/pdf', 16.1, false],
    ['an .xml of any size', 'text/xml', 0.1, false],
  ])(
    'gives WhatsApp what it carries, and the person a link for the rest: %s',
    async (_, type, megabytes, carried) => {
      const hash = 'c'.repeat(64)
      const size = megabytes * 1024 * 1024
      await rig.store.insert('files', {
        _id: hash,
        contentType: type,
        size,
        createdAt: TUESDAY,
        expiresAt: TUESDAY,
      })
      const url = await rig.mediaUrl({ hash, contentType: type, name: null })
      expect(url?.startsWith(`${rig.url}/files/desk/`) ?? false).toBe(carried)
    },
  )

  it('after the hand-over nothing more leaves it', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    await rig.click(ticket._id, rig.agents.julie, 'hand_back')
    const { id } = await rig.thread(ticket._id)
    await say(rig.agents.julie, id, 'Trop tard')
    expect(kinds()).toEqual(['claimed', 'hand_back'])
    expect(words((await lastPost(ticket._id))?.activity)).toContain('est clos')
  })
})

describe('a code', () => {
  /** Everything agrees and no platform is there: an agent gives the code. Julie has the case. */
  async function withCase() {
    await rig.store.insert('companies', {
      _id: 'company',
      vat: 'FR69999100019',
      country: 'FR',
      state: 'verified',
      contacts: ['person'],
      createdAt: TUESDAY,
      updatedAt: TUESDAY,
      version: 1,
    })
    const caseDoc = {
      _id: 'case',
      number: 'S-2026-000042',
      personId: 'person',
      companyId: 'company',
      conversation: CONVERSATION,
      state: 'with_desk',
      photos: [
        {
          fileHash: 'f'.repeat(64),
          reading: { serial: null, model: null, reason: 'too_blurred' },
          result: { decision: 'match', serial: 'C12345678', device: null, reason: 'serial_equal' },
        },
      ],
      sadp: null,
      opaque: null,
      receipt: null,
      declaration: null,
      releases: [],
      serials: [],
      tries: 0,
      lastReason: 'platform_manual',
      openedAt: TUESDAY,
      updatedAt: TUESDAY,
      version: 1,
    }
    await rig.store.insert('cases', caseDoc as never)
    const ticket = await rig.open({ caseId: 'case', caseNumber: 'S-2026-000042', cause: 'decision' })
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    return ticket
  }

  it('is sealed the moment it comes in, and shown nowhere', async () => {
    const ticket = await withCase()
    const inputs = { release_serial: 'C12345678', release_via: 'typed' }
    const wrong = await rig.click(ticket._id, rig.agents.julie, 'release', {
      ...inputs,
      release_code: '1234',
    })
    expect(wrong.text).toContain('8 lettres ou chiffres')
    const code = 'AB12 CD34'
    const right = await rig.click(ticket._id, rig.agents.julie, 'release', { ...inputs, release_code: code })
    expect(right.text).toContain('Le code part vers l’installateur')
    const { action } = rig.arrivals.at(-1) ?? {}
    if (action?.kind !== 'release_code') throw new Error('no code was released')
    expect(rig.box.open(action.sealedCode ?? '', 'case').reveal()).toBe(new Secret('AB12CD34').reveal())
    const everywhere = JSON.stringify([
      [...rig.teams.world.threads.values()],
      await rig.store.find('deskTickets', {}),
      await rig.store.find('inbox', {}),
      await rig.store.find('outbox', {}),
      rig.log,
      right.body,
    ])
    expect(everywhere).not.toMatch(/AB12 ?CD34/)
  })

  it('may be an .xml from the upload page: given as a code, once, sealed, and not as a file', async () => {
    const ticket = await withCase()
    const buttons = objects((await rig.card(ticket._id)).activity)
    const page = String(buttons.find(({ type, title }) => type === 'Action.OpenUrl' && title)?.url ?? '')
    const html = await (await fetch(page)).text()
    expect(html).toContain('C12345678')
    const version = /name="case_version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const send = async (content: string) => {
      const form = new FormData()
      form.set('file', new File([content], 'Encrypt.xml', { type: 'text/xml' }))
      form.set('release_for', 'C12345678')
      form.set('case_version', version)
      const answer = await fetch(page, { method: 'POST', body: form })
      await rig.settled()
      return answer.text()
    }
    expect(await send('not an xml')).toContain('bonne forme')
    const xml = '<?xml version="1.0"?><Encrypt>THE-REPLY</Encrypt>'
    for (const _ of [1, 2]) expect(await send(xml)).toContain('confirmez-le dans Teams')
    // The link stands on a card that the whole team sees: only its agent can say who handed the file in.
    expect(kinds()).toEqual(['claimed'])
    const pending = (await rig.ticket(ticket._id)).pending
    const askedAt = pending?.at.getTime()
    const others = await rig.click(ticket._id, rig.agents.paul, 'approve', { askedAt })
    expect(others.text).toContain('doit d’abord le confirmer')
    const own = await rig.click(ticket._id, rig.agents.julie, 'approve', { askedAt })
    expect(own.text).toContain('Le code part')
    expect(kinds()).toEqual(['claimed', 'release_code'])
    const { action } = rig.arrivals.at(-1) ?? {}
    if (action?.kind !== 'release_code') throw new Error('no code was released')
    expect(action).toMatchObject({ via: 'xml', shortSerial: 'C12345678' })
    const opened = rig.box.open(action.sealedCode ?? '', 'case').reveal()
    expect(Buffer.from(opened, 'base64').toString()).toBe(xml)
    const stored = JSON.stringify([
      await rig.store.find('inbox', {}),
      await rig.store.find('files', {}),
      rig.log,
    ])
    expect(stored).not.toContain('THE-REPLY')
  })
})

describe('when Teams does not take it', () => {
  const fail = (status: number, path: RegExp, more = {}) =>
    rig.teams.connector.faults.push({ method: 'POST', path, status, ...more })

  it('waits as long as it is told', async () => {
    fail(429, /conversations$/, { headers: { 'retry-after': '120' } })
    const ticket = await rig.open()
    await expect(rig.thread(ticket._id)).rejects.toThrow()
    const [item] = await rig.store.find<{ _id: string; attempts: number; state: string }>('outbox', {})
    expect(item).toMatchObject({ state: 'waiting', attempts: 1 })
    const [lane] = await rig.store.find<{ _id: string; dueAt: Date }>('lanes', { side: 'out' })
    expect((lane?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(100_000)
  })

  it('posts a card whose answer was lost no third time', async () => {
    fail(503, /conversations$/, { afterwards: true })
    const ticket = await rig.open()
    await rig.settled()
    expect(words((await rig.card(ticket._id)).activity)).toContain(ticket.number)
    expect(rig.teams.connector.calls.filter(({ path }) => path === '/conversations')).toHaveLength(2)
  })

  it('takes the second route when it is forbidden, and raises an alarm', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    fail(403, /messageid=/)
    await rig.store.transaction(async (tx) => {
      const failed = { conversation: CONVERSATION, messageId: 'm', status: 'failed' as const, error: '63016' }
      await depart(tx, await rig.desk.delivered(tx, failed), new Date())
    })
    await rig.settled()
    await rig.settled()
    const personal = rig.teams.world.personal(rig.agents.julie.id)
    expect(words(personal.posts.at(-1)?.activity)).toContain('Message non remis à l’installateur (63016)')
    expect(rig.log.some((line) => line.includes('no longer lets the bot write here'))).toBe(true)
  })

  it('gets a new token when the old one is no longer taken', async () => {
    fail(401, /conversations$/)
    const ticket = await rig.open()
    expect(words((await rig.card(ticket._id)).activity)).toContain(ticket.number)
  })

  it('writes to the service address heard last', async () => {
    const ticket = await rig.open()
    await rig.store.updateMany('teamsReferences', {}, { $set: { serviceUrl: 'http://127.0.0.1:1/' } })
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    expect(words((await rig.card(ticket._id)).activity)).toContain('Pris en charge')
  })
})

describe('promises', () => {
  it('ring through timers: the team after five working minutes, then the lead, then the breach', async () => {
    await rig.store.update(
      'deskAgents',
      { _id: rig.agents.nadia.aadObjectId },
      {
        $set: {
          name: 'Nadia Benali',
          teamsId: rig.agents.nadia.id,
          role: 'lead',
          presence: 'available',
          lastSeenAt: TUESDAY,
        },
      },
      { upsert: true },
    )
    const ticket = await rig.open()
    const said: string[] = []
    for (const after of [4, 5, 10, 20, 30]) {
      rig.clock.set(minutes(after))
      await rig.settled()
      await rig.settled()
      const { posts } = await rig.thread(ticket._id)
      said.push(words(posts.slice(1).map(({ activity }) => activity)))
    }
    expect(said[0]).toBe('')
    expect(said[1]).toContain('attend toujours quelqu’un')
    expect(said[2]).toContain('Personne n’a pris le dossier')
    expect(said[2]).toContain('<at>Nadia Benali</at>')
    expect(said[3]).toContain('la première réponse est promise avant 10 h 42')
    expect(said[4]).toContain('est en retard')
    expect(words((await rig.card(ticket._id)).activity)).toContain('Promesse dépassée depuis 10 h 42')
  })
})

describe('commands', () => {
  const ask = async (text: string, member = rig.agents.julie) => {
    const chat = rig.teams.world.personal(member.id)
    await say(member, chat.id, text)
    return words(chat.posts.at(-1)?.activity)
  }

  it('tell what there is', async () => {
    expect(await ask('Aide')).toContain('mes cas')
    expect(await ask('file')).toContain('Personne n’attend')
    const ticket = await rig.open()
    expect(await ask('FILE')).toContain(ticket.number)
    expect(await ask('mes cas')).toContain('aucun dossier')
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    expect(await ask('mes cas')).toContain(ticket.number)
    expect(await ask('cas 1')).toContain('Pris en charge par Julie Martin')
    expect(await ask('cas 99')).toContain('Aucun dossier')
    expect(await ask(`recherche ${ticket.number}`)).toContain(ticket.number)
    expect(await ask('recherche zzz')).toContain('Rien trouvé')
    expect(await ask('réponses')).toContain('pas encore de réponse toute prête')
    expect(await ask('quoi ?')).toContain('Je n’ai pas compris')
  })

  it('a break gives back what waits', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    expect(await ask('pause')).toContain('1 dossier qui attendait une réponse retourne dans la file')
    expect((await rig.ticket(ticket._id)).state).toBe('waiting')
    expect(kinds()).toEqual(['claimed', 'requeue'])
    expect(await ask('dispo')).toContain('disponible')
  })

  it('what waits for somebody who left the team goes back to the queue', async () => {
    const ticket = await rig.open()
    await rig.click(ticket._id, rig.agents.julie, 'claim')
    rig.teams.world.leave(rig.agents.julie.id)
    await rig.teams.people.install()
    await rig.settled()
    expect(await rig.ticket(ticket._id)).toMatchObject({ state: 'waiting', agentId: null })
    expect(kinds()).toEqual(['claimed', 'requeue'])
  })

  it('in the channel only when called by name', async () => {
    const before = rig.teams.world.threads.size
    await rig.teams.people.say(rig.agents.julie, null, 'file')
    expect([...rig.teams.world.threads.values()].slice(before)[0]?.posts).toHaveLength(1)
    await rig.teams.people.say(rig.agents.julie, null, 'file', { mention: true })
    expect([...rig.teams.world.threads.values()].at(-1)?.posts).toHaveLength(2)
  })

  it('a stranger gets no answer but that', async () => {
    const mallory = { id: '29:mallory', aadObjectId: 'mallory', name: 'Mallory' }
    const chat = rig.teams.world.personal(mallory.id)
    await rig.teams.people.say(mallory, chat.id, 'file')
    expect(words(chat.posts.at(-1)?.activity)).toContain('réservé à l’équipe')
  })
})

it('the message extension finds a case and inserts its card', async () => {
  const ticket = await rig.open()
  const { status, body } = await rig.teams.people.search(rig.agents.julie, ticket.number)
  expect(status).toBe(200)
  expect(words(body)).toContain(ticket.number)
  expect(
    objects(body).some(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive'),
  ).toBe(true)
})
