import type { Identity } from '../lexicon.ts'
import type { Numbers } from '../numbers.ts'
import { isItin, isMyNumber, isNhs, isNino, isNric, isPersonnummer, isSsn } from './own.ts'

/** One country's number: what it looks like after its name, and what makes it right. */
export interface Shape {
  readonly topics: readonly Identity[]
  /** Found where one of the topics is near. */
  readonly shape: RegExp
  /** Found wherever it stands: a form that hardly anything else has. */
  readonly alone?: RegExp
  /** Without check digits the form is not enough where a sentence goes on around it: articles have it too. */
  readonly unsure?: true
  /** Whether its letters and digits, without what stands between, are right; with the sign where that is a century. */
  readonly isRight: (compact: string) => boolean
  readonly signed?: true
}

/** The numbers of 35 countries and services. Between the digits of a shape stand at most two other characters. */
export function shapes(numbers: Numbers): readonly Shape[] {
  const by = (name: keyof Numbers) => (compact: string) => numbers[name].validate(compact).isValid
  return [
    { topics: ['ssn'], shape: nine, alone: /\d{3}-\d{2}-\d{4}/y, unsure: true, isRight: isSsn },
    { topics: ['itin', 'ssn'], shape: nine, alone: /9\d{2}-\d{2}-\d{4}/y, unsure: true, isRight: isItin },
    { topics: ['sin'], shape: nine, isRight: by('sin') },
    { topics: ['bsn'], shape: nine, isRight: by('bsn') },
    { topics: ['nif'], shape: nine, isRight: by('nif') },
    { topics: ['tfn'], shape: nine, isRight: by('tfn') },
    {
      topics: ['nino'],
      shape: /(?<![A-Za-z0-9])[A-Za-z]{2}(?:[ .\-/\n]{0,2}\d){6}[ .\-/\n]{0,2}[A-Da-d](?![A-Za-z0-9])/g,
      alone: /[A-Z]{2}[ -]\d\d[ -]\d\d[ -]\d\d[ -][A-D]/y,
      isRight: isNino,
    },
    { topics: ['nhs'], shape: ten, isRight: isNhs },
    { topics: ['cpr'], shape: ten, isRight: by('cpr') },
    { topics: ['svnr'], shape: ten, isRight: by('svnr') },
    { topics: ['personnummer'], shape: ten, isRight: isPersonnummer },
    {
      topics: ['personnummer'],
      shape: /(?<![A-Za-z0-9])(?:19|20)\d{6}[ \-+]{0,2}\d{4}(?![A-Za-z0-9])/g,
      isRight: isPersonnummer,
    },
    {
      topics: ['rodne_cislo'],
      shape: /(?<![A-Za-z0-9])\d{6}[ /]{0,3}\d{3,4}(?![A-Za-z0-9])/g,
      isRight: by('rodneCislo'),
    },
    { topics: ['steuer_id'], shape: eleven, isRight: by('steuerId') },
    { topics: ['pesel'], shape: eleven, isRight: by('pesel') },
    { topics: ['fodselsnummer'], shape: eleven, isRight: by('fodselsnummer') },
    { topics: ['tckn'], shape: eleven, isRight: by('tckn') },
    { topics: ['cpf'], shape: eleven, alone: /\d{3}\.\d{3}\.\d{3}-\d{2}/y, isRight: by('cpf') },
    {
      topics: ['rijksregister'],
      shape: eleven,
      alone: /\d{2}\.\d{2}\.\d{2}-\d{3}[.\- ]\d{2}/y,
      isRight: by('rijksregister'),
    },
    { topics: ['aadhaar'], shape: twelve, isRight: by('aadhaar') },
    { topics: ['my_number'], shape: twelve, isRight: isMyNumber },
    { topics: ['ahv'], shape: thirteen, alone: /756\.\d{4}\.\d{4}\.\d{2}/y, isRight: by('ahv') },
    { topics: ['za_id'], shape: thirteen, isRight: by('zaId') },
    { topics: ['cnp'], shape: thirteen, isRight: by('cnp') },
    { topics: ['rrn'], shape: thirteen, alone: /\d{6}-[1-8]\d{6}/y, isRight: by('rrn') },
    {
      topics: ['cpf'],
      shape: /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){13}(?![A-Za-z0-9])/g,
      alone: /\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}/y,
      isRight: by('cnpj'),
    },
    {
      topics: ['nir'],
      shape:
        /(?<![A-Za-z0-9])[12](?:[ .\-/\n]{0,2}\d){5}[ .\-/\n]{0,2}[\dAB](?:[ .\-/\n]{0,2}\d){8}(?![A-Za-z0-9])/g,
      alone: /[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d/y,
      isRight: by('nir'),
    },
    {
      topics: ['dni'],
      shape: /(?<![A-Za-z0-9])\d(?:[ .]?\d){7}[ \-./]{0,2}[A-Za-z](?![A-Za-z0-9])/g,
      alone: /\d{2}\.\d{3}\.\d{3}-[A-Z]/y,
      isRight: by('dni'),
    },
    {
      topics: ['dni'],
      shape: /(?<![A-Za-z0-9])[XYZxyz][ \-.]?\d(?:[ .]?\d){6}[ \-./]{0,2}[A-Za-z](?![A-Za-z0-9])/g,
      alone: /[XYZ]-?\d{7}-?[A-Z]/y,
      isRight: by('nie'),
    },
    {
      topics: ['codice_fiscale'],
      shape:
        /(?<![A-Za-z0-9])(?:[A-Za-z][ \-.]?){6}(?:[\dL-NP-Vl-np-v][ \-.]?){2}[A-Za-z][ \-.]?(?:[\dL-NP-Vl-np-v][ \-.]?){2}[A-Za-z][ \-.]?(?:[\dL-NP-Vl-np-v][ \-.]?){3}[A-Za-z](?![A-Za-z0-9])/g,
      alone: /[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPR-T][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]/iy,
      isRight: by('codiceFiscale'),
    },
    {
      topics: ['hetu'],
      shape: /(?<![A-Za-z0-9])\d{6} ?[-+A-FU-Ya-fu-y] ?\d{3}[0-9A-Ya-y](?![A-Za-z0-9])/g,
      // With a digit at the end it could be a Swedish one.
      alone: /\d{6}[-+A]\d{3}[A-FHJ-NPR-Y]/y,
      isRight: by('hetu'),
      signed: true,
    },
    {
      topics: ['cn_id'],
      shape: /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){16}[ .\-/\n]{0,2}[\dXx](?![A-Za-z0-9])/g,
      alone: /[1-9]\d{5}(?:19|20)\d{9}[\dX]/y,
      isRight: by('cnId'),
    },
    {
      topics: ['curp'],
      shape: /(?<![A-Za-z0-9])[A-Za-z]{4} ?\d{6} ?[A-Za-z]{6} ?[A-Za-z0-9] ?\d(?![A-Za-z0-9])/g,
      alone: /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/y,
      isRight: by('curp'),
    },
    {
      topics: ['pan'],
      shape: /(?<![A-Za-z0-9])[A-Za-z]{5} ?\d{4} ?[A-Za-z](?![A-Za-z0-9])/g,
      isRight: by('pan'),
    },
    { topics: ['pps'], shape: /(?<![A-Za-z0-9])\d{7} ?[A-Za-z]{1,2}(?![A-Za-z0-9])/g, isRight: by('pps') },
    {
      topics: ['hkid'],
      shape: /(?<![A-Za-z0-9])[A-Za-z]{1,2} ?\d{6} ?\(?[\dA]\)?(?![A-Za-z0-9])/g,
      isRight: by('hkid'),
    },
    {
      topics: ['nric'],
      shape: /(?<![A-Za-z0-9])[STFGMstfgm] ?\d{7} ?[A-Za-z](?![A-Za-z0-9])/g,
      isRight: isNric,
    },
  ]
}

const nine = /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){8}(?![A-Za-z0-9])/g
const ten = /(?<![A-Za-z0-9])\d(?:[ .\-/+\n]{0,2}\d){9}(?![A-Za-z0-9])/g
const eleven = /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){10}(?![A-Za-z0-9])/g
const twelve = /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){11}(?![A-Za-z0-9])/g
const thirteen = /(?<![A-Za-z0-9])\d(?:[ .\-/\n]{0,2}\d){12}(?![A-Za-z0-9])/g
