/** A database that was restored from a backup learns again what was sent, and who said stop, since. */
package aicmo.cam.sender.recovery;
