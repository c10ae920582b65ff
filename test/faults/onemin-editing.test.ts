// Everything that can go wrong at 1min.ai until it has taken a picture to edit, which is uploaded first.
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import { DRAWN_BY_NOW } from './fault-row.js';
import * as onemin from './onemin-table.js';

const path = {
  vendor: 'onemin',
  files: { reference: await png('house.png', 'red', 48, 48) },
  arrange: () => {},
  learnsFirst: false,
  rows: [...onemin.upload, ...onemin.submit],
  noRows: {
    ...onemin.nothingToUpload,
    submit: onemin.nothingToSee.submit,
    ...{ poll: DRAWN_BY_NOW, result: onemin.nothingToSee.result, download: DRAWN_BY_NOW },
  },
} as const;

behavesUnderFaults(path, await faultNamesOf('onemin'));
