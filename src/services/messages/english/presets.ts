// The texts of /preset and its forms, in English.
import type { FileProblem } from '../../images/file-problem.js';
import type { Scope } from '../../presets/preset.js';
import { fileWords } from './files.js';
import { NOTHING_SPENT } from './words.js';

const NOTHING_SAVED = 'Nothing was saved.';
const code = (blank: string) => `\`{${blank}}\``;
const listed = (blanks: readonly string[]) =>
  blanks
    .map(code)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
const presets = (count: number) => `${count} ${count === 1 ? 'preset' : 'presets'}`;

export const englishPresets = {
  'command.preset': () => 'Prompts that you use again: save, list, use and delete them',
  'command.preset.save': () => 'Keep a prompt under a name, or your last request with its options and pictures',
  'command.preset.list': () => 'Your presets and those of everybody here',
  'command.preset.use': () => 'Draw with a preset; you are asked what goes into its blanks',
  'command.preset.delete': () => 'Delete a preset of yours; the team’s are for who may manage the server',
  'option.preset.name': () => 'What to call it, in up to 32 characters',
  'option.preset.prompt': () => 'Such as: a {thing} in watercolour. Without it your last request is kept whole',
  'option.preset.shared': () => 'For everybody here; only who may manage the server can do that',
  'option.preset.which': () => 'Type a part of its name; yours come first',
  'option.imagine.preset': () => 'A saved prompt: yours is put into its blank, or behind it. Type a part of its name',

  'preset.teams': ({ name }: { name: string }) => `${name} · team`,
  'preset.ofTeam': () => 'team',
  'preset.formTitle': ({ name }: { name: string }) => `Preset ${name}`,

  'preset.saved': ({ name, scope, replaced }: { name: string; scope: Scope; replaced: boolean }) =>
    `💾 **${name}** is saved ${scope === 'own' ? 'for you' : 'for everybody here'}${replaced ? ', in place of the one of that name' : ''}.`,
  'preset.blanks': ({ blanks }: { blanks: readonly string[] }) => {
    const [only, ...others] = blanks;
    if (only === undefined)
      return 'Draw it with `/preset use`, or choose it in `/imagine` as **preset**: your words are put behind it.\n-# A prompt may have blanks, such as `a {thing} in watercolour`: up to 5, each with a name of letters, digits, spaces, - and _ in braces.';
    if (others.length === 0)
      return `Choose it in \`/imagine\` as **preset**: your words go into ${code(only)}. \`/preset use\` asks for them.`;
    return `Draw it with \`/preset use\`, or choose it in \`/imagine\` as **preset**: you are asked for ${listed(blanks)}.`;
  },

  'preset.heading': ({ own, team, page, pages }: { own: number; team: number; page: number; pages: number }) =>
    [
      `**${[...(own > 0 ? [`${presets(own)} of yours`] : []), ...(team > 0 ? [`${own > 0 ? team : presets(team)} of the team`] : [])].join(', ')}**`,
      ...(pages > 1 ? [`page ${page} of ${pages}`] : []),
    ].join(' · '),
  'preset.noneYet': () =>
    'There are no presets here yet. Save one: `/preset save name: watercolour prompt: a {thing} in watercolour`. Without a prompt it keeps your last request, with its options and pictures.',
  'preset.damaged': () => '⚠️ can’t be read any more: save it again, or delete it',
  'preset.pageBack': () => 'Back',
  'preset.pageOn': () => 'Next',

  'preset.deleted': ({ name, scope, hidden }: { name: string; scope: Scope; hidden: boolean }) =>
    `🗑️ **${name}** is deleted${scope === 'team' ? ' for everybody here' : ''}.${hidden ? ' The team has one of that name too: that is used from now on.' : ''}`,

  'preset.unknown': ({ name }: { name: string }) =>
    `There is no preset “${name}” here. ${NOTHING_SPENT} \`/preset list\` shows which there are.`,
  'preset.unreadable': ({ name }: { name: string }) =>
    `The preset “${name}” is damaged and can’t be read. ${NOTHING_SPENT} Save it again under that name, or delete it.`,
  'preset.leftBlank': () => `A blank was left empty. ${NOTHING_SPENT} Use the preset again and fill in every line.`,
  'preset.badName': ({ most }: { most: number }) =>
    `A preset’s name is 1 to ${most} characters long, and there must be something to see of it. ${NOTHING_SAVED} Choose another name.`,
  'preset.tooManyBlanks': ({ count, most }: { count: number; most: number }) =>
    `This prompt has ${count} blanks, and a form can ask for ${most} at most. ${NOTHING_SAVED} Write some of them out.`,
  'preset.noTeam': () =>
    `Presets for everybody belong to a server, and this is a direct message. ${NOTHING_SAVED} Leave **shared** out, or save it in your server.`,
  'preset.notShared': () =>
    `Only somebody who may manage this server can save presets for everybody. ${NOTHING_SAVED} Without **shared** it is saved for you.`,
  'preset.notDeleted': () =>
    'This preset is the team’s: only somebody who may manage this server can delete it. It is still there. A preset of your own of the same name would be used in its place.',
  'preset.tooMany': ({ most, scope }: { most: number; scope: Scope }) =>
    `${scope === 'own' ? 'You have' : 'The team has'} ${most} presets, and there can’t be more. ${NOTHING_SAVED} Delete one with \`/preset delete\`.`,
  'preset.tooHeavy': ({ mostMegabytes, scope }: { mostMegabytes: number; scope: Scope }) =>
    `The pictures in ${scope === 'own' ? 'your' : 'the team’s'} presets may have ${mostMegabytes} MB together, and that is full. ${NOTHING_SAVED} Delete one that has pictures with \`/preset delete\`.`,
  'preset.noRequest': () =>
    `You have not asked for a picture here yet that could be kept. ${NOTHING_SAVED} Draw one with \`/imagine\` first, or give a prompt: \`/preset save name: watercolour prompt: a {thing} in watercolour\`.`,
  'preset.pictureLost': ({ file }: { file: { name: string; problem: FileProblem } }) =>
    `Your last request can’t be kept whole: ${fileWords(file)} ${NOTHING_SAVED} Ask for it once more with \`/imagine\` and the picture, then save it.`,
} as const;
