/** Sentences of the hotline desk: what the installer reads about the desk. */
export const installer = {
  promise: {
    before_today: 'an agent will answer you before {{time}}',
    before_tomorrow: 'an agent will answer you before {{time}} tomorrow, {{day}}',
    before_later: 'an agent will answer you before {{time}} on {{day}}',
    next_opening_today: 'an agent will take up your request when we reopen, at {{time}}',
    next_opening_tomorrow:
      'an agent will take up your request when we reopen, tomorrow, {{day}}, at {{time}}',
    next_opening_later: 'an agent will take up your request when we reopen, {{day}} at {{time}}',
  },

  installer: {
    claimed: '{{agent}} is taking care of your request and will answer you right here.',
    transferred: '{{agent}} is taking over your request.',
    requeued: 'Another agent will take over your request. You keep your place, nothing has to be done again.',
    handed_back: 'The agent has handed you back to me. Let’s go on.',
    ask_photo:
      'Could you send me a new photo of the label? Close up, flat, without glare, with the whole serial number.',
    company: {
      verified: 'Good news: your company is verified.',
      suspended: 'Your company cannot receive a code for now. The agent is here to listen.',
      pending: 'Your company is being checked again. Nothing to do on your side.',
    },
    closed: {
      solved: 'The agent has finished: your request is closed. Enjoy the rest of the job!',
      refused: 'The agent has closed your request. Write to me if your situation changes.',
      unreachable:
        'We had no answer from you, so the agent has closed your request. Write whenever you like and we will take it up again.',
      duplicate: 'This request was there twice, so the agent is closing it. The other one goes on.',
      other: 'The agent has closed your request. Write to me if you still need us.',
      handed_back: 'The agent has handed you back to me. Let’s go on.',
    },
  },

  refusal: {
    label_unreadable:
      'The serial number cannot be read on your photo, so we cannot give the code. A sharper photo is all it takes to go on.',
    wrong_device:
      'The label in your photo is not that of the device to reset. Send the one of the device SADP found and we will go on.',
    other_device_in_list:
      'The device in your photo is not in your SADP list. Run SADP again on the same network and send the list once more.',
    proof_of_purchase_needed:
      'We need a proof of purchase for this device. A photo of the invoice or of the delivery note will do.',
    company_not_verified:
      'We could not verify your company yet. Tell us which document you can provide: company registration, a supplier’s invoice…',
    end_user:
      'We help professionals only. For your own device, please contact your installer or your reseller: they know how to ask.',
    not_resettable: 'This device cannot be reset with a code. The agent will tell you what to do.',
    suspicion: 'We cannot grant this request as it is. The agent is still here for you.',
    other: 'We cannot grant this request as it is. Here is why.',
  },
}
