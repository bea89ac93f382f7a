/** Sentences of the hotline desk: what an agent is answered after a click. */
export const answers = {
  answer: {
    taken: 'Already taken by {{by}}, at {{at}}.',
    claim_first: 'Nobody is taking care of it yet: click “Take it” first.',
    closed: 'This case has been closed since {{at}}.',
    stale_company: 'The company has changed since this was shown. Check, then try again.',
    stale_case:
      'The case has changed since this was shown. Here is its present state: check, then try again.',
    second_agent: 'You asked for this release: another agent must approve it.',
    confirm_first: 'This file was handed in under the name of {{by}}, who must confirm it first.',
    nothing_pending: 'There is nothing left to approve.',
    already_yours: 'This case is yours already.',
    nothing_to_send: 'There is nothing to send: write a text or attach a file.',
    no_case: 'No reset case is open: there is no code to send.',
    not_found: 'There is no such case, or no longer.',
    not_allowed: 'You are not a member of the hotline team.',
    invalid: 'I did not understand this action. Open the card again and retry.',
    code_form: 'This code does not have the right form: 8 letters or digits, or the content of an .xml file.',
    trouble: 'Something went wrong on our side: nothing was done. Try again in a moment.',
  },

  said: {
    claimed: 'Case {{number}} is yours.',
    replied: 'Sent to the installer.',
    photo_asked: 'New photo asked for.',
    released: 'The code is on its way to the installer.',
    approval_asked: 'A second agent must approve this release.',
    confirmation_asked:
      'File received. To send it to the installer, confirm it in Teams: “Approve” on the card of the case.',
    declined: 'Declined, the code did not leave.',
    refused: 'Refusal sent to the installer.',
    company_decided: 'Decision saved, the installer is told.',
    transferred: 'Case transferred.',
    noted: 'Note saved.',
    handed_back: 'The bot takes over the conversation.',
    closed: 'Case closed.',
  },

  upload: {
    title: 'Send a file to the installer',
    file: 'File, 16 MB at most',
    purpose: 'This file is…',
    document: 'a document to pass on',
    release: 'the reset file (.xml) of {{serial}}',
    send: 'Send',
  },
}
