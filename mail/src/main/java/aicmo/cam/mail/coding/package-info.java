/** How mail writes text, dates and parameters as bytes (RFC 2045, 2047, 2231, 5322), read leniently and written strictly. */
package aicmo.cam.mail.coding;
