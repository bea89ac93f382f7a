/**
 * Providers where anybody gets an address, and the access providers whose addresses come with a line: neither says
 * anything about a company. French ones first, because published lists miss them.
 */
const FRENCH = `
  orange.fr wanadoo.fr free.fr freesbee.fr libertysurf.fr aliceadsl.fr alice.fr worldonline.fr chello.fr
  sfr.fr neuf.fr cegetel.net club-internet.fr 9online.fr estvideo.fr evc.net noos.fr numericable.fr numericable.com
  modulonet.fr red-by-sfr.fr bbox.fr laposte.net voila.fr caramail.com caramail.fr mageos.com netcourrier.com
  net-c.com net-c.fr mailo.com mailo.fr nordnet.fr infonie.fr oreka.com tiscali.fr tele2.fr lycos.fr ifrance.com
  francite.com dartybox.com akeonet.com ozone.net ovh.fr mailoo.org zaclys.net ecomail.fr mail-vert.fr
  francemel.fr wibox.fr vialis.net monaco.mc
`
const WORLD = `
  gmail.com googlemail.com outlook.com outlook.fr outlook.be hotmail.com hotmail.fr hotmail.be hotmail.ch hotmail.it
  hotmail.es hotmail.de hotmail.co.uk live.com live.fr live.be msn.com windowslive.com passport.com
  yahoo.com yahoo.fr yahoo.be yahoo.co.uk yahoo.es yahoo.it yahoo.de ymail.com rocketmail.com aol.com aol.fr
  icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io
  tutamail.com keemail.me gmx.com gmx.fr gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de mail.com
  email.com usa.com zoho.com zohomail.eu fastmail.com fastmail.fm hushmail.com inbox.com mail.ru yandex.com
  yandex.ru bk.ru list.ru inbox.ru qq.com 163.com 126.com sina.com foxmail.com
  skynet.be telenet.be scarlet.be voo.be bluewin.ch hispeed.ch sunrise.ch libero.it virgilio.it tiscali.it alice.it
  tin.it telefonica.net terra.es sapo.pt wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg ukr.net
  btinternet.com sky.com ntlworld.com pt.lu internet.lu
`
/** Addresses that live for minutes: never good for anything here, whatever the size of the company. */
const DISPOSABLE = `
  yopmail.com yopmail.fr yopmail.net jetable.org jetable.com mailinator.com guerrillamail.com guerrillamail.net
  sharklasers.com 10minutemail.com temp-mail.org tempmail.com trashmail.com trashmail.net mytrashmail.com
  maildrop.cc getnada.com dispostable.com throwawaymail.com mohmal.com moakt.com emailondeck.com
  fakeinbox.com spamgourmet.com mail-temporaire.fr mailnesia.com incognitomail.org link2mail.net
`
const set = (text: string) => new Set(text.trim().split(/\s+/))

export const FREE_MAIL: ReadonlySet<string> = set(`${FRENCH} ${WORLD}`)
export const DISPOSABLE_MAIL: ReadonlySet<string> = set(DISPOSABLE)
