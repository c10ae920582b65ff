// How long may be what Discord asks people for, in characters: it takes no longer text, and opens no form with a longer label.

/** Of an option of a command. */
export const LONGEST_OPTION = 6000;
/** Of a field in a form. */
export const LONGEST_FIELD = 4000;
/** Of a form's title, and of what stands above a field. */
export const LONGEST_LABEL = 45;
