/** What templates and their filters do with plain text, in linear time. */
package aicmo.cam.mail.template.text;
