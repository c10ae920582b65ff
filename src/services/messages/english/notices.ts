// The texts of the operators’ channel, in English.
import type { Trouble } from '../../providers/breaker.js';
import type { ProviderName } from '../../providers/catalogue.js';

const vendors: Record<ProviderName, string> = { segmind: 'Segmind', onemin: '1min.ai' };

const troubles: Record<Trouble, (vendor: string) => string> = {
  unavailable: (vendor) =>
    `**${vendor} does not answer as it should.** Requests that can wait do; where another vendor can draw them, it does. Nothing need be done: it is tried again every few minutes, and you will read here when it works.`,
  'out-of-credits': (vendor) =>
    `**The account at ${vendor} has run out of credits.** Nothing is drawn there, and nobody is charged. Fill it up; the bot notices by itself.`,
  unauthorised: (vendor) =>
    `**${vendor} refuses this bot’s key.** Nothing is drawn there, and nobody is charged. Check the key in the bot’s settings, and start it again with the right one.`,
};

const left = (vendor: ProviderName, amount: number) =>
  vendor === 'segmind' ? `US$${amount.toFixed(2)}` : `${Math.round(amount)} of its credits`;

export const englishNotices = {
  'notice.trouble': ({ vendor, trouble }: { vendor: ProviderName; trouble: Trouble }) =>
    `🔴 ${troubles[trouble](vendors[vendor])}`,
  'notice.well': ({ vendor }: { vendor: ProviderName }) => `🟢 **${vendors[vendor]} works again.**`,
  'notice.low': ({ vendor, left: amount }: { vendor: ProviderName; left: number }) =>
    `🟡 **The account at ${vendors[vendor]} is running low:** ${left(vendor, amount)} left. When it is empty, nothing is drawn there.`,
  'notice.budget': ({
    isUsedUp,
    spent,
    budget,
    resetsAt,
  }: {
    isUsedUp: boolean;
    spent: number;
    budget: number;
    resetsAt: number;
  }) =>
    isUsedUp
      ? `🔴 **The team’s budget is used up${spent >= budget ? ' (100 %)' : ''}:** ${spent} of ${budget} credits. Nothing more is drawn until <t:${resetsAt}:f>, unless you raise it with \`/quota set scope:budget\`.`
      : `🟡 **The team has used at least 80 % of its budget:** ${spent} of ${budget} credits, that is ${Math.floor((100 * spent) / budget)} %. A new one begins <t:${resetsAt}:f>.`,
  'notice.setAside': ({ collection }: { collection: string }) =>
    `🟡 **Something stored could not be read** (in “${collection}”) and was set aside, not deleted. Whoever runs the bot finds it in the log; \`npm run doctor\` tells what it means.`,
} as const;
