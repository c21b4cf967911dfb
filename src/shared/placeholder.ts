/** The three corner squares of a QR code, where one is about to be: the path of an SVG of 21 x 21. */
export const PLACEHOLDER = 'M.5.5h6v6h-6zM14.5.5h6v6h-6zM.5 14.5h6v6h-6zM3 3h1v1H3zM17 3h1v1h-1zM3 17h1v1H3z';
