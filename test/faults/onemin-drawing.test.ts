// Everything that can go wrong at 1min.ai while it draws from words.
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as onemin from './onemin-table.js';

const path = {
  vendor: 'onemin',
  files: {},
  arrange: () => {},
  learnsFirst: false,
  rows: [...onemin.submit, ...onemin.poll, ...onemin.download],
  noRows: { ...onemin.nothingToSee, upload: 'nothing is uploaded for a drawing from words' },
} as const;

behavesUnderFaults(path, await faultNamesOf('onemin'));
