import type { Sentences } from '../index.js'

export const identity: Sentences['identity'] = {
  welcome:
    'Hello, I’m Sésame, the automatic assistant of the Hikvision hotline. I’ll help you reset the password of a camera or a recorder.\n\nYour messages and photos are used only for that; to know more, write “privacy”. At any time: “help” or “a human”.',
  ask: 'Who are you?',
  installer: 'Installer',
  integrator: 'System integrator',
  distributor: 'Distributor',
  reseller: 'Reseller',
  alarm_centre: 'Alarm centre',
  alarm_centre_detail: 'Alarm receiving centre',
  end_user: 'Private or end user',
  end_user_detail: 'I use the device, I didn’t install it',
  end_user_answer:
    'I understand, that’s a nuisance. But this service is for professionals only: we can’t check that a device really belongs to the person writing. Please contact your service provider, who sold or installed the device: they will make the request for you.',
  end_user_again:
    'This is for professionals only, I can’t make an exception. Whoever sold or installed the device, or another professional, can make the request here.',
  end_user_mistake: 'If you are a professional, tap your trade:',
  summary: 'You are: {{type}}',
  help: 'I need to know your trade. Tap “Choose”, then your trade, or reply with its number.',
}
