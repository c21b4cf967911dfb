/** The options whose attribute is taken as it is. */
const TEXTS =
  'appid scope redirect_uri state qrStyle href css color_scheme appearance script scriptUrl authorizationEndpoint'.split(
    ' ',
  );
/** `autoRefresh` may also be a number. */
const SWITCHES = 'self_redirect stylelite fast_login enabled autoRefresh'.split(' ');

/** The options that are attributes. HTML has `lang` and `nonce` already. */
const NAMES = [...TEXTS, ...SWITCHES, ...'timeout retries expiresIn width height'.split(' ')];

/** The properties that the element defines for options. */
export const PROPERTIES = [...NAMES, 'labels'];

/** In HTML, `autoRefresh` is `autorefresh`. */
const ATTRIBUTES = NAMES.map((name) => name.toLowerCase());

export const OBSERVED_ATTRIBUTES = [...ATTRIBUTES, 'lang'];

/** The property that an attribute sets, if it is one that the element defines. */
export const getProperty = (attribute: string): string | undefined => NAMES[ATTRIBUTES.indexOf(attribute)];

/** Converts an attribute to the option's type. What does not fit stays text, and `invalid_options` names it. */
export function parseAttribute(name: string, text: string | null): unknown {
  if (text === null || TEXTS.includes(name)) return text;
  if (SWITCHES.includes(name) && /^(|true|false)$/.test(text)) return text !== 'false';
  return text === '' ? null : Number.isNaN(+text) ? text : +text;
}
