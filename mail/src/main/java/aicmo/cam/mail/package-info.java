/** One internet message, pure: bytes in; headers, text, parts, reports and thread ids out; and back again. */
package aicmo.cam.mail;
