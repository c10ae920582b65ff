// Everything that can go wrong at 1min.ai while it edits a picture: the reference is uploaded first.
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as onemin from './onemin-table.js';

const path = {
  vendor: 'onemin',
  files: { reference: await png('house.png', 'red', 48, 48) },
  arrange: () => {},
  learnsFirst: false,
  rows: [...onemin.upload, ...onemin.submit, ...onemin.poll, ...onemin.download],
  noRows: { ...onemin.nothingToSee, ...onemin.nothingToUpload },
} as const;

behavesUnderFaults(path, await faultNamesOf('onemin'));
