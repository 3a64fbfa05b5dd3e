// Bytes as Base64 text (RFC 4648, 4).

export const bytesToBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

export const base64ToBytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
