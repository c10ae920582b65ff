// What /history says, in English.
import { credits } from './words.js';

interface Whose {
  /** Somebody else's history; none for one's own. */
  readonly member: string | undefined;
  readonly search: string | undefined;
}

const searched = (search: string | undefined) => (search === undefined ? '' : ` with “${search}”`);

export const englishHistory = {
  'command.history': () => 'The pictures you have had drawn, with their prompts, costs and links',
  'option.history.member': () => 'Whose pictures; yours unless you choose. Others’ are for who may manage the server',
  'option.history.search': () => 'Words that the prompt must contain',

  'button.newer': () => 'Newer',
  'button.older': () => 'Older',
  'button.deliver': ({ number }: { number: number | null }) => (number === null ? 'Deliver' : `Deliver ${number}`),

  'history.heading': ({ member, search, page }: Whose & { page: number }) =>
    `**${member === undefined ? 'Your pictures' : `Pictures of <@${member}>`}${searched(search)}** · page ${page}, newest first`,
  'history.empty': ({ member, search }: Whose) => {
    if (search !== undefined)
      return `There is no picture${searched(search)} in the prompt here. Try other words, or leave the search out.`;
    if (member !== undefined) return `<@${member}> has no pictures here that can be shown.`;
    return 'You have no pictures here yet. Try `/imagine` with a few words, such as “a lighthouse at dusk”.';
  },
  'history.pastTheEnd': () => 'There is nothing on this page any more.',
  'history.cost': ({ charged }: { charged: number }) => credits(charged),
  'history.pictures': ({ count }: { count: number }) => `${count} pictures`,
  'history.private': () => '🔒 private',
  'history.link': () => 'Open',
  'history.editOf': ({ prompt }: { prompt: string | undefined }) =>
    prompt === undefined ? '↳ an edit of an earlier picture' : `↳ an edit of “${prompt}”`,
  'history.undelivered': ({ button }: { button: number | null }) =>
    `📭 Paid for, but it could not be delivered. The button Deliver${button === null ? '' : ` ${button}`} fetches it.`,
  'history.othersRefused': () =>
    'Only somebody who may manage this server can see what others have had drawn. `/history` without a member shows your own pictures.',
  'history.notYours': () => 'Only the person who asked for this picture can have it delivered.',
  'history.delivered': () => 'This picture has been delivered already. `/history` shows where it is.',
  'history.tooLarge': () =>
    'The picture is larger than Discord takes here. It is not lost: open `/history` where larger files may be sent, and press Deliver there.',
  'history.faded': () => 'This picture is no longer in the history. No credits were used.',
  'history.tryLater': () =>
    'The image service can’t be reached just now, so the picture could not be fetched. It is not lost yet: try again in a few minutes.',
  'history.gone': ({ charged }: { charged: number }) =>
    `The image service keeps pictures for a few days only and no longer has this one. I’m sorry. It was charged ${credits(charged)}: ask an admin to give them back.`,
} as const;
