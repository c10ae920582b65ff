// The texts of /preset and its forms, in German.
import type { englishPresets } from '../english/presets.js';
import { germanFileWords } from './files.js';
import { NOTHING_SPENT, type Translated } from './words.js';

const NOTHING_SAVED = 'Es wurde nichts gespeichert.';
const code = (blank: string) => `\`{${blank}}\``;
const listed = (blanks: readonly string[]) =>
  blanks
    .map(code)
    .join(', ')
    .replace(/, ([^,]*)$/, ' und $1');
const presets = (count: number) => `${count} ${count === 1 ? 'Preset' : 'Presets'}`;

export const germanPresets: Translated<typeof englishPresets> = {
  'command.preset': () => 'Prompts, die du wieder brauchst: speichern, auflisten, verwenden und löschen',
  'command.preset.save': () => 'Bewahre einen Prompt unter einem Namen auf, oder deinen letzten Auftrag mit Optionen und Bildern',
  'command.preset.list': () => 'Deine Presets und die für alle hier',
  'command.preset.use': () => 'Zeichne mit einem Preset; du wirst gefragt, was in seine Lücken kommt',
  'command.preset.delete': () => 'Lösch ein Preset von dir; die des Teams löscht, wer den Server verwalten darf',
  'option.preset.name': () => 'Wie es heißen soll, in höchstens 32 Zeichen',
  'option.preset.prompt': () => 'Etwa: {Ding} in Aquarell. Ohne Angabe wird dein letzter Auftrag ganz aufbewahrt',
  'option.preset.shared': () => 'Für alle hier; das kann nur, wer den Server verwalten darf',
  'option.preset.which': () => 'Tippe einen Teil des Namens; deine stehen vorn',
  'option.imagine.preset': () =>
    'Ein gespeicherter Prompt: Deiner kommt in seine Lücke, oder dahinter. Tippe einen Teil des Namens',

  'preset.teams': ({ name }) => `${name} · für alle`,
  'preset.ofTeam': () => 'für alle',
  'preset.formTitle': ({ name }) => `Preset: ${name}`,

  'preset.saved': ({ name, scope, replaced }) =>
    `💾 **${name}** ist ${scope === 'own' ? 'für dich' : 'für alle hier'} gespeichert${replaced ? ' und ersetzt das bisherige mit diesem Namen' : ''}.`,
  'preset.blanks': ({ blanks }) => {
    const [only, ...others] = blanks;
    if (only === undefined)
      return 'Zeichne es mit `/preset use`, oder wähle es in `/imagine` als **preset**: Deine Worte kommen dahinter.\n-# Ein Prompt darf Lücken haben, etwa `{Ding} in Aquarell`: bis zu 5, jede mit einem Namen aus Buchstaben, Ziffern, Leerzeichen, - und _ in geschweiften Klammern.';
    if (others.length === 0)
      return `Wähle es in \`/imagine\` als **preset**: Deine Worte kommen in ${code(only)}. \`/preset use\` fragt danach.`;
    return `Zeichne es mit \`/preset use\`, oder wähle es in \`/imagine\` als **preset**: Du wirst nach ${listed(blanks)} gefragt.`;
  },

  'preset.heading': ({ own, team, page, pages }) =>
    [
      `**${[...(own > 0 ? [`${presets(own)} von dir`] : []), ...(team > 0 ? [`${own > 0 ? team : presets(team)} für alle`] : [])].join(', ')}**`,
      ...(pages > 1 ? [`Seite ${page} von ${pages}`] : []),
    ].join(' · '),
  'preset.noneYet': () =>
    'Hier gibt es noch keine Presets. Speichere eins: `/preset save name: Aquarell prompt: {Ding} in Aquarell`. Ohne Prompt bewahrt es deinen letzten Auftrag auf, mit seinen Optionen und Bildern.',
  'preset.damaged': () => '⚠️ nicht mehr lesbar: Speichere es noch einmal, oder lösch es',
  'preset.pageBack': () => 'Zurück',
  'preset.pageOn': () => 'Weiter',

  'preset.deleted': ({ name, scope, hidden }) =>
    `🗑️ **${name}** ist ${scope === 'team' ? 'für alle hier ' : ''}gelöscht.${hidden ? ' Auch das Team hat eins mit diesem Namen: Das wird ab jetzt verwendet.' : ''}`,

  'preset.unknown': ({ name }) =>
    `Ein Preset „${name}“ gibt es hier nicht. ${NOTHING_SPENT} \`/preset list\` zeigt, welche es gibt.`,
  'preset.unreadable': ({ name }) =>
    `Das Preset „${name}“ ist beschädigt und nicht lesbar. ${NOTHING_SPENT} Speichere es unter diesem Namen noch einmal, oder lösch es.`,
  'preset.leftBlank': () =>
    `Eine Lücke ist leer geblieben. ${NOTHING_SPENT} Verwende das Preset noch einmal und füll jede Zeile aus.`,
  'preset.badName': ({ most }) =>
    `Der Name eines Presets hat 1 bis ${most} Zeichen, und etwas davon muss zu sehen sein. ${NOTHING_SAVED} Wähle einen anderen Namen.`,
  'preset.tooManyBlanks': ({ count, most }) =>
    `Dieser Prompt hat ${count} Lücken, und ein Formular kann nach höchstens ${most} fragen. ${NOTHING_SAVED} Schreib einige davon aus.`,
  'preset.noTeam': () =>
    `Presets für alle gehören zu einem Server, und das hier ist eine Direktnachricht. ${NOTHING_SAVED} Lass **shared** weg, oder speichere es in deinem Server.`,
  'preset.notShared': () =>
    `Presets für alle kann nur speichern, wer diesen Server verwalten darf. ${NOTHING_SAVED} Ohne **shared** wird es für dich gespeichert.`,
  'preset.notDeleted': () =>
    'Dieses Preset ist für alle: Nur wer diesen Server verwalten darf, kann es löschen. Es ist noch da. Ein eigenes mit demselben Namen würde statt seiner verwendet.',
  'preset.tooMany': ({ most, scope }) =>
    `${scope === 'own' ? 'Du hast' : 'Das Team hat'} ${most} Presets, und mehr können es nicht sein. ${NOTHING_SAVED} Lösch eins mit \`/preset delete\`.`,
  'preset.tooHeavy': ({ mostMegabytes, scope }) =>
    `Die Bilder in ${scope === 'own' ? 'deinen Presets' : 'den Presets des Teams'} dürfen zusammen ${mostMegabytes} MB haben, und die sind voll. ${NOTHING_SAVED} Lösch eins mit Bildern mit \`/preset delete\`.`,
  'preset.noRequest': () =>
    `Du hast hier noch kein Bild in Auftrag gegeben, das aufbewahrt werden könnte. ${NOTHING_SAVED} Zeichne erst eins mit \`/imagine\`, oder gib einen Prompt an: \`/preset save name: Aquarell prompt: {Ding} in Aquarell\`.`,
  'preset.pictureLost': ({ file }) =>
    `Dein letzter Auftrag lässt sich nicht ganz aufbewahren: ${germanFileWords(file)} ${NOTHING_SAVED} Gib ihn mit \`/imagine\` und dem Bild noch einmal auf, und speichere ihn dann.`,
};
