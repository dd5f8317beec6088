/** Mailboxes and their domains: read leniently, checked strictly, compared by one key. */
package aicmo.cam.mail.address;
