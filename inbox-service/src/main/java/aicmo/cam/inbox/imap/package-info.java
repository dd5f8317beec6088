/** IMAP: how a folder is opened, waited on and read, whatever its server does. */
package aicmo.cam.inbox.imap;
