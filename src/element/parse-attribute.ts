/** The options whose attribute stays text. */
const TEXTS =
  'appid scope redirect_uri state qrStyle href css color_scheme appearance script scriptUrl authorizationEndpoint'.split(
    ' ',
  );
/** The options whose attribute is a switch. `autoRefresh` can also be a number. */
const SWITCHES = 'self_redirect stylelite fast_login enabled autoRefresh'.split(' ');

/** The options that are attributes. `lang` and `nonce` are attributes of HTML. */
const NAMES = [...TEXTS, ...SWITCHES, ...'timeout retries expiresIn width height'.split(' ')];

/** The properties that the element defines for options. */
export const PROPERTIES = [...NAMES, 'labels'];

/** HTML attributes are in lower case, for example `autorefresh`. */
const ATTRIBUTES = NAMES.map((name) => name.toLowerCase());

export const OBSERVED_ATTRIBUTES = [...ATTRIBUTES, 'lang'];

/** Returns the property that an attribute sets, if the element defines one. */
export const getProperty = (attribute: string): string | undefined => NAMES[ATTRIBUTES.indexOf(attribute)];

/** Converts an attribute to the option's type. A malformed value stays text, so that `invalid_options` reports it. */
export function parseAttribute(name: string, text: string | null): unknown {
  if (text === null || TEXTS.includes(name)) return text;
  if (SWITCHES.includes(name) && /^(|true|false)$/.test(text)) return text !== 'false';
  return text === '' ? null : Number.isNaN(+text) ? text : +text;
}
