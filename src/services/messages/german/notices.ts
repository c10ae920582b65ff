// The texts of the operators’ channel, in German.
import type { Trouble } from '../../providers/breaker.js';
import type { ProviderName } from '../../providers/catalogue.js';
import type { englishNotices } from '../english/notices.js';
import type { Translated } from './words.js';

const vendors: Record<ProviderName, string> = { segmind: 'Segmind', onemin: '1min.ai' };

const troubles: Record<Trouble, (vendor: string) => string> = {
  unavailable: (vendor) =>
    `**${vendor} antwortet nicht, wie es sollte.** Was warten kann, wartet; was ein anderer Anbieter zeichnen kann, zeichnet er. Zu tun ist nichts: Es wird alle paar Minuten neu versucht, und hier steht, wenn es wieder geht.`,
  'out-of-credits': (vendor) =>
    `**Das Konto bei ${vendor} ist leer.** Dort wird nichts gezeichnet, und niemandem wird etwas berechnet. Fülle es auf; der Bot merkt es von selbst.`,
  unauthorised: (vendor) =>
    `**${vendor} weist den Schlüssel dieses Bots ab.** Dort wird nichts gezeichnet, und niemandem wird etwas berechnet. Prüfe den Schlüssel in den Einstellungen des Bots und starte ihn mit dem richtigen neu.`,
};

const left = (vendor: ProviderName, amount: number) =>
  vendor === 'segmind' ? `${amount.toFixed(2).replace('.', ',')} US$` : `${Math.round(amount)} seiner Credits`;

export const germanNotices: Translated<typeof englishNotices> = {
  'notice.trouble': ({ vendor, trouble }) => `🔴 ${troubles[trouble](vendors[vendor])}`,
  'notice.well': ({ vendor }) => `🟢 **${vendors[vendor]} geht wieder.**`,
  'notice.low': ({ vendor, left: amount }) =>
    `🟡 **Auf dem Konto bei ${vendors[vendor]} ist nicht mehr viel:** noch ${left(vendor, amount)}. Ist es leer, wird dort nichts mehr gezeichnet.`,
  'notice.budget': ({ isUsedUp, spent, budget, resetsAt }) =>
    isUsedUp
      ? `🔴 **Das Budget des Teams ist aufgebraucht${spent >= budget ? ' (100 %)' : ''}:** ${spent} von ${budget} Credits. Bis <t:${resetsAt}:f> wird nichts mehr gezeichnet, es sei denn, du erhöhst es mit \`/quota set scope:budget\`.`
      : `🟡 **Das Team hat mindestens 80 % seines Budgets verbraucht:** ${spent} von ${budget} Credits, also ${Math.floor((100 * spent) / budget)} %. Ein neues beginnt <t:${resetsAt}:f>.`,
  'notice.setAside': ({ collection }) =>
    `🟡 **Etwas Gespeichertes ließ sich nicht lesen** (in „${collection}“) und wurde beiseitegelegt, nicht gelöscht. Wer den Bot betreibt, findet es im Protokoll; \`npm run doctor\` sagt, was es bedeutet.`,
};
