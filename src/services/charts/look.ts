// How the charts look: sizes for a phone, which shows them at a third of their width, colours for both of Discord's themes.

export const WIDTH = 1000;
export const MARGIN = 56;
export const LEFT = MARGIN;
export const RIGHT = WIDTH - MARGIN;
/** Between the sections. */
export const GAP = 50;

/** The smallest is still 10 pixels high on a phone 380 wide. */
export const SIZE = { total: 84, heading: 33, body: 30, small: 27 } as const;

/** An opaque dark card: it reads the same on a light page as on a dark one. */
export const COLOUR = {
  card: '#20232b',
  edge: '#373c48',
  hollow: '#1a1c23',
  track: '#363b47',
  text: '#f4f5f7',
  quiet: '#b9bfca',
  accent: '#56b4e9',
  alarm: '#d55e00',
  others: '#9aa3b2',
} as const;

/** Okabe and Ito's colours, which people with any kind of colour blindness can tell apart; without those too dark for the card. */
export const SERIES = ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f0e442', '#d55e00'] as const;
