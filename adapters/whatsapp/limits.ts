/** What WhatsApp and Twilio accept, in UTF-16 units (what their own counters use). */
export const TEXT_MAX = 1600
export const INTERACTIVE_BODY_MAX = 1024
export const BUTTONS_MAX = 3
export const BUTTON_TITLE_MAX = 20
export const LIST_ITEMS_MAX = 10
export const LIST_ITEM_MAX = 24
export const LIST_BUTTON_MAX = 20
