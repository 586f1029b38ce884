// Deep imports: the whole library is 500 kB, of which this is a tenth.
import * as svnr from 'stdnum/lib/cjs/at/vnr.js'
import * as tfn from 'stdnum/lib/cjs/au/tfn.js'
import * as rijksregister from 'stdnum/lib/cjs/be/nn.js'
import * as cnpj from 'stdnum/lib/cjs/br/cnpj.js'
import * as cpf from 'stdnum/lib/cjs/br/cpf.js'
import * as sin from 'stdnum/lib/cjs/ca/sin.js'
import * as ahv from 'stdnum/lib/cjs/ch/ssn.js'
import * as cnId from 'stdnum/lib/cjs/cn/ric.js'
import * as rodneCislo from 'stdnum/lib/cjs/cz/rc.js'
import * as steuerId from 'stdnum/lib/cjs/de/idnr.js'
import * as cpr from 'stdnum/lib/cjs/dk/cpr.js'
import * as dni from 'stdnum/lib/cjs/es/dni.js'
import * as nie from 'stdnum/lib/cjs/es/nie.js'
import * as hetu from 'stdnum/lib/cjs/fi/hetu.js'
import * as nir from 'stdnum/lib/cjs/fr/nir.js'
import * as hkid from 'stdnum/lib/cjs/hk/hkid.js'
import * as pps from 'stdnum/lib/cjs/ie/pps.js'
import * as aadhaar from 'stdnum/lib/cjs/in/aadhaar.js'
import * as pan from 'stdnum/lib/cjs/in/pan.js'
import * as codiceFiscale from 'stdnum/lib/cjs/it/codicefiscale.js'
import * as rrn from 'stdnum/lib/cjs/kr/rrn.js'
import * as curp from 'stdnum/lib/cjs/mx/curp.js'
import * as bsn from 'stdnum/lib/cjs/nl/bsn.js'
import * as fodselsnummer from 'stdnum/lib/cjs/no/fodselsnummer.js'
import * as pesel from 'stdnum/lib/cjs/pl/pesel.js'
import * as nif from 'stdnum/lib/cjs/pt/nif.js'
import * as cnp from 'stdnum/lib/cjs/ro/cnp.js'
import * as personnummer from 'stdnum/lib/cjs/se/personnummer.js'
import * as tckn from 'stdnum/lib/cjs/tr/tckimlik.js'
import * as zaId from 'stdnum/lib/cjs/za/idnr.js'

/** The check digits and dates of national numbers, by stdnum. This file is loaded with the first text to mask. */
export const numbers = {
  svnr,
  tfn,
  rijksregister,
  cnpj,
  cpf,
  sin,
  ahv,
  cnId,
  rodneCislo,
  steuerId,
  cpr,
  dni,
  nie,
  hetu,
  nir,
  hkid,
  pps,
  aadhaar,
  pan,
  codiceFiscale,
  rrn,
  curp,
  bsn,
  fodselsnummer,
  pesel,
  nif,
  cnp,
  personnummer,
  tckn,
  zaId,
} as const

/** The countries and services by the names of their numbers. */
export type Numbers = typeof numbers
