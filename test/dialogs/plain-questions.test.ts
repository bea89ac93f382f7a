import { describe, expect, it } from 'vitest'
import { plainQuestion } from '../../dialogs/plain-questions.js'

describe('plainQuestion', () => {
  it.each([
    ['êtes-vous un robot ?', 'help.who_are_you'],
    ["t'es un bot", 'help.who_are_you'],
    ['Vous êtes vraiment une vraie personne ??', 'help.who_are_you'],
    ["c'est un humain ?", 'help.who_are_you'],
    ['Are you a human?', 'help.who_are_you'],
    ['qui êtes vous', 'help.who_are_you'],
    ['c’est qui ?', 'help.who_are_you'],
    ['Le numéro de série court ou complet ?', 'help.serial'],
    ['il faut le n° de série long ou court?', 'help.serial'],
    ['short or full?', 'help.serial'],
    ['Do you need the full serial number or the short serial, full one?', 'help.serial'],
    ["C'EST URGENT", 'conversation.urgent'],
    ['très urgent svp !!', 'conversation.urgent'],
    ["c'est urgent je vous dis", 'conversation.urgent'],
    ['vous servez à rien', 'conversation.upset'],
    ['bande de nuls', 'conversation.upset'],
    ['je mets notre TVA ou la sienne ?', 'company.whose'],
    ["j'ai que la facture", 'photo.receipt_ok'],
    // Something else is wanted, or an answer was given.
    ["c'est urgent, un humain", null],
    ['bande de nuls passez moi un humain', null],
    ['vous êtes un robot, je veux un humain', null],
    ['je veux parler à un humain', null],
    ['un humain', null],
    ['Robot Sécurité', null],
    ['mon numéro de série complet est DS-7608NI-K2', null],
    ["l'enregistreur", null],
    ['', null],
  ])('%j: %s', (text, key) => {
    expect(plainQuestion(text)).toBe(key)
  })
})
