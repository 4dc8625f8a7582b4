/** Opens WhatsApp with the text written; it takes the number without its plus. */
export function whatsAppLink(phoneE164: string, text: string): string {
  return `https://wa.me/${phoneE164.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;
}

/** Opens the mail program; lines end as RFC 6068 asks. */
export function mailLink(email: string, subject: string, text: string): string {
  const body = encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${body}`;
}
