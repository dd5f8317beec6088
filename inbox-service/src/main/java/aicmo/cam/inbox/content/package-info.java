/** What a message says: from its bytes to what is kept of it, and to what may tell which mail it answers. */
package aicmo.cam.inbox.content;
